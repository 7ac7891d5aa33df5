package org.companion.testing;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.companion.genome.Contig;
import org.companion.genomes.BlockShelf;
import org.companion.genomes.CarrierChunk;
import org.companion.genomes.Mebibase;
import org.companion.genomes.PackedBlock;

/** A shelf outside the database that is always there: what lies on it stays when the database takes something back. */
public final class ShelfInMemory implements BlockShelf {
    private final Map<Integer, Map<Mebibase, PackedBlock>> blocks = new HashMap<>();
    private final Map<Integer, Map<Mebibase, TreeMap<Integer, CarrierChunk.Packed>>> runs = new HashMap<>();

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public boolean isInDatabase() {
        return false;
    }

    @Override
    public void write(int number, Iterator<PackedBlock> some) {
        some.forEachRemaining(
                block -> blocks.computeIfAbsent(number, n -> new HashMap<>()).put(block.where(), block));
    }

    @Override
    public List<PackedBlock> blocks(int number, Contig contig, int from, int to) {
        return blocks.getOrDefault(number, Map.of()).values().stream()
                .filter(block -> block.where().contig().equals(contig))
                .filter(block -> block.where().block() >= from && block.where().block() <= to)
                .sorted((a, b) -> a.where().block() - b.where().block())
                .toList();
    }

    @Override
    public Map<Integer, byte[]> blocks(Collection<Integer> numbers, Mebibase where) {
        var found = new HashMap<Integer, byte[]>();
        numbers.forEach(number -> blocks(number, where.contig(), where.block(), where.block())
                .forEach(block -> found.put(number, block.data())));
        return found;
    }

    @Override
    public void write(int run, Mebibase where, List<CarrierChunk.Packed> chunks) {
        var there = runs.computeIfAbsent(run, r -> new HashMap<>()).computeIfAbsent(where, w -> new TreeMap<>());
        chunks.forEach(chunk -> there.put(chunk.first(), chunk));
    }

    @Override
    public List<CarrierChunk.Packed> chunks(Collection<Integer> some, Mebibase where) {
        return some.stream().flatMap(run -> in(run, where).values().stream()).toList();
    }

    @Override
    public List<CarrierChunk.Packed> chunksAt(Collection<Integer> some, Contig contig, int position) {
        return some.stream()
                .map(run -> in(run, Mebibase.of(contig, position)).floorEntry(position))
                .filter(found -> found != null)
                .map(Map.Entry::getValue)
                .toList();
    }

    private TreeMap<Integer, CarrierChunk.Packed> in(int run, Mebibase where) {
        return runs.getOrDefault(run, Map.of()).getOrDefault(where, new TreeMap<>());
    }

    @Override
    public void remove(int number) {
        blocks.remove(number);
        runs.remove(number);
    }

    @Override
    public void remove(int run, Contig contig) {
        runs.getOrDefault(run, new HashMap<>())
                .keySet()
                .removeIf(where -> where.contig().equals(contig));
    }
}

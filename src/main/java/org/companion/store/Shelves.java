package org.companion.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.companion.genome.Contig;
import org.companion.genomes.BlockShelf;
import org.companion.genomes.CarrierChunk;
import org.companion.genomes.DamagedBlock;
import org.companion.genomes.Mebibase;
import org.companion.genomes.PackedBlock;
import org.companion.genomes.UnfitShelf;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The shelves that genomes lie on: new ones are put on the one in use; those that came before stay where they are. What
 * the database knows to lie on a shelf elsewhere and is not found there is lost, and never read as if it had not been.
 */
final class Shelves {
    private final Map<String, BlockShelf> byName = new LinkedHashMap<>();
    private final BlockShelf inUse;
    private final Places places;

    /** What lies under a number, and on which shelf. */
    record Held(int number, String shelf) {}

    /** @param elsewhere the one that is set to be used instead of the database */
    Shelves(JdbcOperations database, Optional<BlockShelf> elsewhere) {
        var here = new DatabaseShelf(database);
        byName.put(here.name(), here);
        elsewhere.ifPresent(shelf -> byName.put(shelf.name(), shelf));
        this.inUse = elsewhere.orElse(here);
        this.places = new Places(database);
        database.queryForList("select shelf from genome_sample union select shelf from genome_run", String.class)
                .forEach(this::named);
    }

    BlockShelf inUse() {
        return inUse;
    }

    Collection<BlockShelf> all() {
        return byName.values();
    }

    Places places() {
        return places;
    }

    /** @throws UnfitShelf when it is not set up */
    BlockShelf named(String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> new UnfitShelf("Genomes lie on the shelf \"" + name
                        + "\", and no such shelf is set up. Set companion.genomes." + name + ".contact-points again."));
    }

    /** The blocks of a contig, from one to another, which is included, in order. */
    List<PackedBlock> blocks(Held held, Contig contig, int from, int to) {
        var shelf = named(held.shelf());
        var blocks = shelf.blocks(held.number(), contig, from, to);
        if (!shelf.isInDatabase()) {
            var missed = places.elsewhere(held.number(), contig).get(Math.max(0, from), Math.max(0, to) + 1);
            refuseIfLess(blocks.size(), missed.cardinality(), contig);
        }
        return blocks;
    }

    /** The blocks in one mebibase, by number. */
    Map<Integer, byte[]> blocks(Collection<Held> held, Mebibase where) {
        var found = new HashMap<Integer, byte[]>();
        byShelf(held).forEach((shelf, numbers) -> {
            if (shelf.isInDatabase()) {
                found.putAll(shelf.blocks(numbers, where));
            } else {
                var there = places.elsewhere(numbers, where);
                var blocks = shelf.blocks(there, where);
                refuseIfLess(blocks.size(), there.size(), where.contig());
                found.putAll(blocks);
            }
        });
        return found;
    }

    /** The chunks of runs that have some in the mebibase. */
    List<CarrierChunk.Packed> chunks(Collection<Held> runs, Mebibase where) {
        var chunks = new ArrayList<CarrierChunk.Packed>();
        byShelf(runs).forEach((shelf, numbers) -> {
            var found = shelf.chunks(numbers, where);
            refuseIfLess(found.size(), numbers.size(), where.contig());
            chunks.addAll(found);
        });
        return chunks;
    }

    /** The chunks that may hold a position, of runs that have one beginning there or before it in its mebibase. */
    List<CarrierChunk.Packed> chunksAt(Collection<Held> runs, Contig contig, int position) {
        var chunks = new ArrayList<CarrierChunk.Packed>();
        byShelf(runs).forEach((shelf, numbers) -> {
            var found = shelf.chunksAt(numbers, contig, position);
            if (!shelf.isInDatabase()) {
                refuseIfLess(found.size(), numbers.size(), contig);
            }
            chunks.addAll(found);
        });
        return chunks;
    }

    private static void refuseIfLess(int found, int written, Contig contig) {
        if (found < written) {
            throw new DamagedBlock(
                    "of " + written + " that were written on " + contig.accession() + " only " + found + " are found");
        }
    }

    private Map<BlockShelf, List<Integer>> byShelf(Collection<Held> held) {
        var sorted = new LinkedHashMap<BlockShelf, List<Integer>>();
        held.forEach(one -> sorted.computeIfAbsent(named(one.shelf()), shelf -> new ArrayList<>())
                .add(one.number()));
        return sorted;
    }
}

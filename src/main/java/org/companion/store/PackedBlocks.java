package org.companion.store;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.companion.genome.Contig;
import org.companion.genome.Interval;
import org.companion.genomes.Call;
import org.companion.genomes.CallBlock;
import org.companion.genomes.Mebibase;
import org.companion.genomes.PackedBlock;

/**
 * The calls of one sample as they come, packed block by block; no more than one block is in memory. Taking the next one
 * throws IllegalArgumentException when the calls are out of order, or one is longer than a block.
 */
final class PackedBlocks implements Iterator<PackedBlock> {
    private final Iterator<Call> calls;
    private final Set<Contig> done = new HashSet<>();
    private final Map<Contig, BitSet> places = new LinkedHashMap<>();
    private Optional<Call> ahead = Optional.empty();
    private long count;

    PackedBlocks(Iterator<Call> calls) {
        this.calls = calls;
    }

    /** How many calls were packed so far. */
    long count() {
        return count;
    }

    /** In which mebibases of which contigs there was a block so far. */
    Map<Contig, BitSet> places() {
        return places;
    }

    @Override
    public boolean hasNext() {
        return ahead.isPresent() || calls.hasNext();
    }

    @Override
    public PackedBlock next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var block = new ArrayList<Call>();
        block.add(ahead.orElseGet(() -> checked(calls.next())));
        ahead = Optional.empty();
        while (ahead.isEmpty() && calls.hasNext()) {
            var call = checked(calls.next());
            if (continues(block.get(block.size() - 1), call)) {
                block.add(call);
            } else {
                ahead = Optional.of(call);
            }
        }
        return packed(block);
    }

    private static Call checked(Call call) {
        var place = call.change().interval();
        if (place.end() - place.start() >= 1 << CallBlock.SHIFT) {
            throw new IllegalArgumentException(
                    "the call at " + place + " is longer than a block; keep it as a structural call");
        }
        return call;
    }

    private boolean continues(Call last, Call call) {
        var place = call.change().interval();
        if (!last.change().contig().equals(place.contig())) {
            done.add(last.change().contig());
            refuseIfDone(place);
            return false;
        }
        if (place.start() < last.change().start()) {
            throw new IllegalArgumentException("the call at " + place + " comes after one at "
                    + last.change().start() + "; calls come by their start");
        }
        return CallBlock.of(place.start()) == CallBlock.of(last.change().start());
    }

    private void refuseIfDone(Interval place) {
        if (done.contains(place.contig())) {
            throw new IllegalArgumentException(place.contig() + " comes twice; calls come contig by contig");
        }
    }

    private PackedBlock packed(List<Call> block) {
        var first = block.get(0).change();
        var reach = block.stream()
                .mapToInt(call -> Math.max(
                        call.change().start() + 1, call.change().interval().end()))
                .max()
                .orElse(0);
        var where = Mebibase.of(first.contig(), first.start());
        places.computeIfAbsent(where.contig(), contig -> new BitSet()).set(where.block());
        count += block.size();
        return new PackedBlock(where, reach, CallBlock.pack(block));
    }
}

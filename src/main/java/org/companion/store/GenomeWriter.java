package org.companion.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.companion.genome.Contig;
import org.companion.genome.Interval;
import org.companion.genomes.Call;
import org.companion.genomes.CallBlock;
import org.springframework.jdbc.core.JdbcOperations;

/** Writes the calls of one sample as they come, block by block; no more than a few blocks are in memory. */
final class GenomeWriter {
    private static final int BATCH = 50;

    private final JdbcOperations database;
    private final int number;
    private final List<Object[]> waiting = new ArrayList<>();
    private final List<Call> block = new ArrayList<>();
    private final Set<Contig> done = new HashSet<>();

    GenomeWriter(JdbcOperations database, int number) {
        this.database = database;
        this.number = number;
    }

    /** @throws IllegalArgumentException when the calls are out of order, or one is longer than a block */
    long write(Iterator<Call> calls) {
        long count = 0;
        while (calls.hasNext()) {
            var call = calls.next();
            if (!block.isEmpty() && !continues(block.get(block.size() - 1), call)) {
                close();
            }
            block.add(call);
            count++;
        }
        close();
        flush();
        return count;
    }

    private boolean continues(Call last, Call call) {
        var place = call.change().interval();
        if (place.end() - place.start() >= 1 << CallBlock.SHIFT) {
            throw new IllegalArgumentException(
                    "the call at " + place + " is longer than a block; keep it as a structural call");
        }
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

    private void close() {
        if (block.isEmpty()) {
            return;
        }
        var first = block.get(0).change();
        var reach = block.stream()
                .mapToInt(call -> Math.max(
                        call.change().start() + 1, call.change().interval().end()))
                .max()
                .orElse(0);
        waiting.add(new Object[] {
            number, first.contig().accession(), CallBlock.of(first.start()), reach, CallBlock.pack(block)
        });
        block.clear();
        if (waiting.size() >= BATCH) {
            flush();
        }
    }

    private void flush() {
        ResultTables.insert(database, "genome_block (number, contig, block, reach, data)", waiting);
        waiting.clear();
    }
}

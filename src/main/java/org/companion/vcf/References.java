package org.companion.vcf;

import java.util.ArrayList;
import java.util.List;
import org.companion.genome.Contig;
import org.companion.genomes.Watched;
import org.companion.genomes.Watched.Spot;

/** Gathers the watched positions at which a sample has the reference. */
final class References {
    private final Watched watched;
    private final List<Spot> called = new ArrayList<>();

    References(Watched watched) {
        this.watched = watched;
    }

    /** The sample has the reference from start to end, zero-based, the end excluded. */
    void called(Contig contig, int start, int end) {
        watched.at(contig, start, end).stream()
                .filter(spot -> spot.position().isPresent())
                .filter(spot ->
                        start <= spot.interval().start() && spot.interval().end() <= end)
                .forEach(called::add);
    }

    List<Spot> all() {
        return List.copyOf(called);
    }
}

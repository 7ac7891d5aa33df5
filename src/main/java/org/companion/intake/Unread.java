package org.companion.intake;

import java.util.Set;
import java.util.stream.Collectors;
import org.companion.chart.Finding.Unreadable;
import org.companion.genome.Gene;

/** Says that a result about genes could not be understood. */
final class Unread {
    private Unread() {}

    static Unreadable of(Reported reported, Set<Gene> genes) {
        var about = genes.stream().map(Gene::symbol).collect(Collectors.toSet());
        return new Unreadable(
                about, reported.noAnswer() ? "no result" : reported.code().name(), reported.source());
    }
}

package org.companion.advice;

import static org.companion.advice.Unknown.Reason.NOT_TESTED;
import static org.companion.chart.Presence.ABSENT;
import static org.companion.chart.Presence.PRESENT;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.companion.chart.Chart;
import org.companion.chart.Finding.CopyNumber;
import org.companion.chart.Finding.Variant;
import org.companion.chart.Significance;
import org.companion.chart.Zygosity;
import org.companion.genome.Gene;
import org.companion.genome.ProteinChange;

/**
 * Whether no copy of a gene is left as it should be: both deleted, one change on both, a change beside the loss of the
 * other copy, or two changes, which then have to lie on different copies.
 */
final class Inactivation {
    private final Chart chart;
    private final Gene gene;

    Inactivation(Chart chart, Gene gene) {
        this.chart = chart;
        this.gene = gene;
    }

    Verdict ofBothCopies() {
        var lost = chart.findings(CopyNumber.class)
                .filter(found -> found.gene().equals(gene)
                        && found.change() == CopyNumber.Change.LOSS
                        && found.presence() == PRESENT)
                .toList();
        var changed = chart.findings(Variant.class)
                .filter(found -> found.gene().equals(gene) && found.presence() == PRESENT && counts(found))
                .toList();
        var grounds = new ArrayList<Grounds>();
        changed.forEach(found -> grounds.add(Stated.of(gene, said(found), found.source())));
        lost.forEach(found -> grounds.add(Stated.of(gene, "loss found", found.source())));
        var both = lost.stream().anyMatch(Inactivation::isOfBoth)
                || changed.stream().anyMatch(Inactivation::isOnBoth)
                || (!lost.isEmpty() && !changed.isEmpty());
        if (both) {
            return Verdict.met(grounds);
        }
        var different = changed.stream().map(Variant::text).distinct().count();
        if (different > 1) {
            return new Verdict.Met(grounds, List.of(new Proviso.IfApart(gene)));
        }
        if (!grounds.isEmpty()) {
            return new Verdict.NotKnown("second copy of " + gene, NOT_TESTED, grounds);
        }
        return ofNone();
    }

    private Verdict ofNone() {
        var absent = chart.findings(Variant.class)
                .filter(found -> found.gene().equals(gene) && found.presence() == ABSENT && found.ofWholeGene())
                .map(found -> Stated.of(gene, Grounds.NOTHING_FOUND, found.source()))
                .toList();
        return absent.isEmpty()
                ? Stated.notAnswered(gene.symbol(), Stated.unread(chart, gene.symbol()::equals))
                : new Verdict.NotMet(absent);
    }

    private static String said(Variant found) {
        return found.text().isEmpty() ? "changed" : found.text();
    }

    private static boolean counts(Variant found) {
        var held = found.details().significance();
        return !held.equals(Optional.of(Significance.BENIGN))
                && !held.equals(Optional.of(Significance.UNCERTAIN))
                && found.change()
                        .filter(change -> change.kind() == ProteinChange.Kind.SILENT)
                        .isEmpty();
    }

    private static boolean isOfBoth(CopyNumber found) {
        return found.copies()
                .filter(copies -> copies.compareTo(BigDecimal.ONE) < 0)
                .isPresent();
    }

    private static boolean isOnBoth(Variant found) {
        return found.details()
                .zygosity()
                .filter(state -> state == Zygosity.HOMOZYGOUS || state == Zygosity.HEMIZYGOUS)
                .isPresent();
    }
}

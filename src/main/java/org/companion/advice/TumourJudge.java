package org.companion.advice;

import static org.companion.advice.Unknown.Reason.CONFLICTING;
import static org.companion.advice.Unknown.Reason.NO_CALL;
import static org.companion.chart.Presence.ABSENT;
import static org.companion.chart.Presence.PRESENT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.companion.chart.Chart;
import org.companion.chart.Finding;
import org.companion.chart.Finding.Biomarker;
import org.companion.chart.Finding.CopyNumber;
import org.companion.chart.Finding.Fusion;
import org.companion.chart.Presence;
import org.companion.genome.Gene;
import org.companion.knowledge.Criterion.HasAmplification;
import org.companion.knowledge.Criterion.HasBiomarker;
import org.companion.knowledge.Criterion.HasFusion;
import org.companion.knowledge.Criterion.HasLoss;

/**
 * Answers what a tumour carries beside small changes. Found once is found: a driver that treatment has pushed below
 * detection is still the tumour's driver, and a resistant clone seen once can return. Absent is only what was looked for
 * and not there.
 */
final class TumourJudge {
    private final Chart chart;
    private final LocalDate today;

    TumourJudge(Chart chart, LocalDate today) {
        this.chart = chart;
        this.today = today;
    }

    Verdict fusion(HasFusion asked) {
        var genes = asked.genes().stream().map(Gene::symbol).toList();
        var name = genes.size() == 1 ? genes.get(0) + Grounds.FUSION : String.join("::", genes);
        return presence(
                chart.findings(Fusion.class)
                        .filter(found -> answers(asked, found))
                        .toList(),
                Fusion::presence,
                found -> Stated.of(name, Stated.word(found.presence()), found.source()),
                name,
                genes);
    }

    /** A fusion found must hold all genes asked for; one not found must not be narrower than what is asked. */
    private static boolean answers(HasFusion asked, Fusion found) {
        return found.presence() == PRESENT
                ? found.genes().containsAll(asked.genes())
                : asked.genes().containsAll(found.genes());
    }

    Verdict amplification(HasAmplification asked) {
        var gene = asked.gene();
        return presence(
                chart.findings(CopyNumber.class)
                        .filter(found -> found.gene().equals(gene) && found.change() == CopyNumber.Change.GAIN)
                        .toList(),
                CopyNumber::presence,
                found -> Stated.of(gene, "amplification " + Stated.word(found.presence()), found.source()),
                gene + " amplification",
                List.of(gene.symbol()));
    }

    /** Copies of a gene that are lost; for both of them see {@link Inactivation}. */
    Verdict loss(HasLoss asked) {
        if (asked.both()) {
            return new Inactivation(chart, asked.gene()).ofBothCopies();
        }
        var gene = asked.gene();
        return presence(
                chart.findings(CopyNumber.class)
                        .filter(found -> found.gene().equals(gene) && found.change() == CopyNumber.Change.LOSS)
                        .toList(),
                CopyNumber::presence,
                found -> Stated.of(gene, "loss " + Stated.word(found.presence()), found.source()),
                gene + " loss",
                List.of(gene.symbol()));
    }

    private <F extends Finding> Verdict presence(
            List<F> results,
            Function<F, Presence> presence,
            Function<F, Grounds> grounds,
            String need,
            Collection<String> genes) {
        var found = with(results, r -> presence.apply(r) == PRESENT, grounds);
        if (!found.isEmpty()) {
            return Verdict.met(found);
        }
        var absent = with(results, r -> presence.apply(r) == ABSENT, grounds);
        if (!absent.isEmpty()) {
            return new Verdict.NotMet(absent);
        }
        return results.isEmpty()
                ? Stated.notAnswered(need, Stated.unread(chart, genes::contains))
                : new Verdict.NotKnown(need, NO_CALL, with(results, r -> true, grounds));
    }

    private static <F> List<Grounds> with(List<F> results, Predicate<F> wanted, Function<F, Grounds> grounds) {
        return results.stream().filter(wanted).map(grounds).toList();
    }

    Verdict biomarker(HasBiomarker asked) {
        var results = chart.findings(Biomarker.class)
                .filter(found -> found.name().equals(asked.name()))
                .toList();
        if (results.isEmpty()) {
            return Stated.notAnswered(asked.name(), Stated.unread(chart, asked.name()::equals));
        }
        var newest = settled(Stated.newest(results, Biomarker::source));
        var grounds = new ArrayList<Grounds>();
        newest.forEach(found -> grounds.add(Stated.of(asked.name(), found.written(), found.source())));
        if (!newest.stream().allMatch(found -> Stated.isFresh(found.source(), asked.withinDays(), today))) {
            return new Verdict.NotKnown(asked.name(), Unknown.Reason.NOT_TESTED, grounds);
        }
        var met = newest.stream()
                .filter(found -> found.values().stream().anyMatch(asked.values()::contains))
                .count();
        if (met == newest.size()) {
            return Verdict.met(grounds);
        }
        if (met > 0) {
            return new Verdict.NotKnown(asked.name(), CONFLICTING, grounds);
        }
        var open = newest.stream().anyMatch(TumourJudge::isEquivocal);
        return open ? new Verdict.NotKnown(asked.name(), NO_CALL, grounds) : new Verdict.NotMet(grounds);
    }

    /** A definite result settles an equivocal one of the same day, as FISH settles immunohistochemistry. */
    private static List<Biomarker> settled(List<Biomarker> newest) {
        var definite = newest.stream().filter(found -> !isEquivocal(found)).toList();
        return definite.isEmpty() ? newest : definite;
    }

    private static boolean isEquivocal(Biomarker found) {
        return found.values().contains("equivocal");
    }
}

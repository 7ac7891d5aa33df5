package org.companion.advice;

import static org.companion.advice.Unknown.Reason.CONFLICTING;
import static org.companion.advice.Unknown.Reason.NOT_TESTED;
import static org.companion.advice.Unknown.Reason.NO_CALL;
import static org.companion.chart.Presence.ABSENT;
import static org.companion.chart.Presence.PRESENT;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.companion.chart.Chart;
import org.companion.chart.Finding;
import org.companion.chart.Finding.Biomarker;
import org.companion.chart.Finding.CopyNumber;
import org.companion.chart.Finding.Fusion;
import org.companion.chart.Finding.Variant;
import org.companion.chart.Presence;
import org.companion.genome.Gene;
import org.companion.genome.ProteinChange;
import org.companion.knowledge.Criterion.ChangeKind;
import org.companion.knowledge.Criterion.HasAmplification;
import org.companion.knowledge.Criterion.HasBiomarker;
import org.companion.knowledge.Criterion.HasFusion;
import org.companion.knowledge.Criterion.HasVariant;

/**
 * Answers what a tumour carries. Found once is found: a driver that treatment has pushed below detection is still the
 * tumour's driver, and a resistant clone seen once can return. Absent is only what was looked for and not there.
 */
final class TumourJudge {
    private final Chart chart;

    TumourJudge(Chart chart) {
        this.chart = chart;
    }

    Verdict variant(HasVariant asked) {
        var gene = asked.gene();
        var ofGene = chart.findings(Variant.class)
                .filter(found -> found.gene().equals(gene))
                .toList();
        var matching = ofGene.stream()
                .filter(found -> found.presence() == PRESENT && isAsked(asked, found))
                .toList();
        if (!matching.isEmpty()) {
            return Verdict.met(matching.stream().map(TumourJudge::grounds).toList());
        }
        var absent = ofGene.stream().filter(found -> found.presence() == ABSENT).toList();
        if (rulesOut(asked, absent)) {
            return new Verdict.NotMet(absent.stream().map(TumourJudge::grounds).toList());
        }
        var instead =
                ofGene.stream().filter(found -> found.presence() == PRESENT).toList();
        if (standsInPlaceOf(asked, instead)) {
            return new Verdict.NotMet(instead.stream().map(TumourJudge::grounds).toList());
        }
        var open = ofGene.stream()
                .filter(found -> found.presence() != ABSENT && found.presence() != PRESENT)
                .toList();
        if (open.isEmpty()
                && !instead.isEmpty()
                && Stated.unread(chart, gene.symbol()::equals).isEmpty()) {
            return new Verdict.NotKnown(
                    need(asked),
                    NOT_TESTED,
                    instead.stream().map(TumourJudge::grounds).toList());
        }
        return open.isEmpty()
                ? Stated.notAnswered(need(asked), Stated.unread(chart, gene.symbol()::equals))
                : new Verdict.NotKnown(
                        need(asked),
                        NO_CALL,
                        open.stream().map(TumourJudge::grounds).toList());
    }

    /** Another change found at each codon asked for: the codon was read, and reads otherwise. */
    private static boolean standsInPlaceOf(HasVariant asked, List<Variant> found) {
        return !asked.changes().isEmpty()
                && asked.codons().isEmpty()
                && asked.names().isEmpty()
                && asked.changes().stream()
                        .allMatch(change -> found.stream()
                                .flatMap(variant -> variant.change().stream())
                                .anyMatch(other -> other.touches(change.start(), change.end())));
    }

    private static Grounds grounds(Variant found) {
        return Stated.of(found.gene(), result(found), found.source());
    }

    private static String result(Variant found) {
        var text = found.text();
        if (text.isEmpty()) {
            return switch (found.presence()) {
                case PRESENT -> "changed";
                case ABSENT -> Grounds.NOTHING_FOUND;
                case NO_CALL, INDETERMINATE -> found.presence().word();
            };
        }
        return found.presence() == PRESENT ? text : text + " " + word(found.presence());
    }

    private static String word(Presence presence) {
        return switch (presence) {
            case PRESENT -> "found";
            case ABSENT -> "not found";
            case NO_CALL, INDETERMINATE -> presence.word();
        };
    }

    private static String need(HasVariant asked) {
        var named = Stream.concat(asked.changes().stream().map(ProteinChange::shortName), asked.names().stream())
                .sorted()
                .toList();
        return named.size() == 1
                ? asked.gene() + " " + named.get(0)
                : asked.gene().symbol();
    }

    private static boolean isAsked(HasVariant asked, Variant found) {
        if (asked.anyChange()) {
            return found.change()
                    .filter(c -> c.kind() == ProteinChange.Kind.SILENT)
                    .isEmpty();
        }
        return found.change().filter(change -> isAsked(asked, change)).isPresent()
                || found.names().stream().anyMatch(asked.names()::contains);
    }

    private static boolean isAsked(HasVariant asked, ProteinChange change) {
        if (asked.changes().contains(change)) {
            return true;
        }
        return asked.codons().stream().anyMatch(codons -> change.touches(codons.first(), codons.last()))
                && change.kind() != ProteinChange.Kind.SILENT
                && asked.kind().filter(kind -> !isOf(kind, change.kind())).isEmpty();
    }

    private static boolean isOf(ChangeKind asked, ProteinChange.Kind kind) {
        return switch (asked) {
            case SUBSTITUTION -> kind == ProteinChange.Kind.SUBSTITUTION;
            case DELETION -> kind == ProteinChange.Kind.DELETION || kind == ProteinChange.Kind.DELETION_INSERTION;
            case INSERTION -> kind == ProteinChange.Kind.INSERTION || kind == ProteinChange.Kind.DUPLICATION;
        };
    }

    /** Absent results rule it out when one is of the whole gene, or each thing asked for is among them. */
    private static boolean rulesOut(HasVariant asked, List<Variant> absent) {
        if (absent.stream().anyMatch(Variant::ofWholeGene)) {
            return true;
        }
        if (absent.isEmpty() || asked.anyChange()) {
            return false;
        }
        var changes = asked.changes().stream()
                .allMatch(change -> absent.stream()
                        .anyMatch(a -> a.change().filter(change::equals).isPresent()));
        var named = asked.names().isEmpty()
                || absent.stream().anyMatch(a -> a.names().stream().anyMatch(asked.names()::contains));
        var codons = asked.codons().isEmpty() || !asked.names().isEmpty();
        return changes && named && codons;
    }

    Verdict fusion(HasFusion asked) {
        var genes = asked.genes().stream().map(Gene::symbol).toList();
        var name = genes.size() == 1 ? genes.get(0) + " fusion" : String.join("::", genes);
        return presence(
                chart.findings(Fusion.class)
                        .filter(found -> answers(asked, found))
                        .toList(),
                Fusion::presence,
                found -> Stated.of(name, word(found.presence()), found.source()),
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
                found -> Stated.of(gene, "amplification " + word(found.presence()), found.source()),
                gene + " amplification",
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
        var newest = settled(Stated.newest(results));
        var grounds = new ArrayList<Grounds>();
        newest.forEach(found -> grounds.add(Stated.of(asked.name(), found.written(), found.source())));
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

package org.companion.advice;

import static org.companion.advice.Unknown.Reason.CONFLICTING;
import static org.companion.advice.Unknown.Reason.NOT_TESTED;
import static org.companion.advice.Unknown.Reason.NO_CALL;
import static org.companion.chart.Presence.PRESENT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.companion.chart.Chart;
import org.companion.chart.Finding.Phase;
import org.companion.chart.Finding.Unreadable;
import org.companion.chart.Finding.Variant;
import org.companion.chart.Significance;
import org.companion.genome.Gene;
import org.companion.genome.ProteinChange;
import org.companion.knowledge.Criterion.ChangeKind;
import org.companion.knowledge.Criterion.HasPhase;
import org.companion.knowledge.Criterion.HasVariant;
import org.jspecify.annotations.Nullable;

/**
 * Answers which small changes of genes a tumour carries. Found once is found, and absent is only what was looked for and
 * not there. A gene's results are sorted once a decision, whatever number of statements ask for them.
 */
final class VariantJudge {
    private final Chart chart;
    private final Map<Gene, Results> read = new HashMap<>();
    private @Nullable Map<Gene, List<Variant>> byGene;

    VariantJudge(Chart chart) {
        this.chart = chart;
    }

    /** A result and how it is stated. */
    private record Told(Variant variant, Grounds grounds) {
        Told(Variant variant) {
            this(variant, Stated.of(variant.gene(), result(variant), variant.source()));
        }
    }

    /** The results of one gene, by what they say. */
    private record Results(List<Told> present, List<Told> absent, List<Told> open, List<Unreadable> unread) {}

    private Map<Gene, List<Variant>> byGene() {
        if (byGene == null) {
            byGene = chart.findings(Variant.class).collect(Collectors.groupingBy(Variant::gene));
        }
        return byGene;
    }

    private Results results(Gene gene) {
        var present = new ArrayList<Told>();
        var absent = new ArrayList<Told>();
        var open = new ArrayList<Told>();
        byGene().getOrDefault(gene, List.of()).forEach(found -> {
            var group = switch (found.presence()) {
                case PRESENT -> present;
                case ABSENT -> absent;
                case NO_CALL, INDETERMINATE -> open;
            };
            group.add(new Told(found));
        });
        return new Results(present, absent, open, Stated.unread(chart, gene.symbol()::equals));
    }

    Verdict variant(HasVariant asked) {
        var results = read.computeIfAbsent(asked.gene(), this::results);
        var matching = new ArrayList<Grounds>();
        for (var told : results.present()) {
            if (isAsked(asked, told.variant()) && hasOrigin(asked, told.variant())) {
                matching.add(told.grounds());
            }
        }
        if (!matching.isEmpty()) {
            return Verdict.met(matching);
        }
        var ofUnknownOrigin = ofUnknownOrigin(asked, results.present());
        if (ofUnknownOrigin.isPresent()) {
            return ofUnknownOrigin.get();
        }
        var uncertain = results.present().stream()
                .filter(told -> asked.anyChange() && is(told.variant(), Significance.UNCERTAIN))
                .toList();
        if (!uncertain.isEmpty()) {
            return new Verdict.NotKnown(need(asked), NO_CALL, grounds(uncertain));
        }
        if (rulesOut(asked, results.absent())) {
            return new Verdict.NotMet(grounds(results.absent()));
        }
        if (standsInPlaceOf(asked, results.present())) {
            return new Verdict.NotMet(grounds(results.present()));
        }
        return notKnown(need(asked), results);
    }

    /** Whether two changes lie on the same copy; where one of them is not there the question does not arise. */
    Verdict phase(HasPhase asked) {
        var both = Verdict.all(List.of(variant(asked.one()), variant(asked.other())));
        if (!(both instanceof Verdict.Met met)) {
            return both;
        }
        var references = met.grounds().stream()
                .flatMap(grounds -> grounds.reference().stream())
                .collect(Collectors.toSet());
        var told = chart.findings(Phase.class)
                .filter(phase -> references.containsAll(phase.variants()))
                .toList();
        var ways = told.stream().map(Phase::together).distinct().toList();
        if (ways.isEmpty()) {
            return new Verdict.NotKnown(need(asked.one()) + " in cis or trans", NOT_TESTED, met.grounds());
        }
        if (ways.size() > 1) {
            return new Verdict.NotKnown(need(asked.one()) + " in cis or trans", CONFLICTING, met.grounds());
        }
        return ways.get(0) == asked.together() ? met : new Verdict.NotMet(met.grounds());
    }

    /** What is asked for is there, and the report does not say whether it is inherited. */
    private static Optional<Verdict> ofUnknownOrigin(HasVariant asked, List<Told> present) {
        var open = present.stream()
                .filter(told -> told.variant().details().origin().isEmpty() && isAsked(asked, told.variant()))
                .toList();
        return asked.origin()
                .filter(origin -> !open.isEmpty())
                .map(origin -> new Verdict.Met(grounds(open), List.of(new Proviso.IfOrigin(origin))));
    }

    private static boolean hasOrigin(HasVariant asked, Variant found) {
        return asked.origin().isEmpty() || asked.origin().equals(found.details().origin());
    }

    private static Verdict notKnown(String need, Results results) {
        if (!results.open().isEmpty()) {
            return new Verdict.NotKnown(need, NO_CALL, grounds(results.open()));
        }
        return results.present().isEmpty() || !results.unread().isEmpty()
                ? Stated.notAnswered(need, results.unread())
                : new Verdict.NotKnown(need, NOT_TESTED, grounds(results.present()));
    }

    private static List<Grounds> grounds(List<Told> told) {
        return told.stream().map(Told::grounds).toList();
    }

    /** Another change found at each codon asked for: the codon was read, and reads otherwise. */
    private static boolean standsInPlaceOf(HasVariant asked, List<Told> found) {
        return !found.isEmpty()
                && !asked.changes().isEmpty()
                && asked.codons().isEmpty()
                && asked.names().isEmpty()
                && asked.changes().stream()
                        .allMatch(change -> found.stream()
                                .flatMap(told -> told.variant().change().stream())
                                .anyMatch(other -> other.touches(change.start(), change.end())));
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
        return found.presence() == PRESENT ? text : text + " " + Stated.word(found.presence());
    }

    private static String need(HasVariant asked) {
        if (asked.changes().size() + asked.names().size() != 1) {
            return asked.gene().symbol();
        }
        return Stream.concat(asked.changes().stream().map(ProteinChange::shortName), asked.names().stream())
                .map(name -> asked.gene() + " " + name)
                .findFirst()
                .orElseThrow();
    }

    private static boolean is(Variant found, Significance significance) {
        return found.details().significance().equals(Optional.of(significance));
    }

    private static boolean isAsked(HasVariant asked, Variant found) {
        var change = found.change();
        if (asked.anyChange()) {
            var counts = !is(found, Significance.BENIGN) && !is(found, Significance.UNCERTAIN);
            return counts && (change.isEmpty() || change.get().kind() != ProteinChange.Kind.SILENT);
        }
        return (change.isPresent() && isAsked(asked, change.get()))
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
            case TRUNCATION -> kind == ProteinChange.Kind.NONSENSE || kind == ProteinChange.Kind.FRAMESHIFT;
        };
    }

    /** Absent results rule it out when one is of the whole gene, or each thing asked for is among them. */
    private static boolean rulesOut(HasVariant asked, List<Told> told) {
        if (told.isEmpty()) {
            return false;
        }
        var absent = told.stream().map(Told::variant).toList();
        if (absent.stream().anyMatch(Variant::ofWholeGene)) {
            return true;
        }
        if (asked.anyChange()) {
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
}

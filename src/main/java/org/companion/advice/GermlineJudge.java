package org.companion.advice;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.companion.advice.Unknown.Reason.CONFLICTING;
import static org.companion.advice.Unknown.Reason.NO_CALL;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.companion.chart.Chart;
import org.companion.chart.Finding.AlleleStatus;
import org.companion.chart.Finding.Genotype;
import org.companion.chart.Finding.Phenotype;
import org.companion.chart.Presence;
import org.companion.chart.Source;
import org.companion.genome.AlleleNames;
import org.companion.genome.Gene;
import org.companion.knowledge.Criterion.CarriesAllele;
import org.companion.knowledge.Criterion.HasActivity;
import org.companion.knowledge.Criterion.HasGenotype;
import org.companion.knowledge.Criterion.HasNoResult;
import org.companion.knowledge.Criterion.HasPhenotype;
import org.companion.knowledge.Inhibition;
import org.companion.knowledge.Inhibition.Inhibitor;
import org.companion.knowledge.Phenotypes;
import org.companion.knowledge.Phenotypes.Lookup;

/** Answers what the genes inherited from the parents say: phenotypes, activity scores, carried alleles. */
final class GermlineJudge {
    private static final String INDETERMINATE = "Indeterminate";

    private final Chart chart;
    private final Phenotypes phenotypes;
    private final Beside beside;
    private final Inhibition inhibition;
    private final Map<Gene, Reading> read = new HashMap<>();

    GermlineJudge(Chart chart, Phenotypes phenotypes, Beside beside, Inhibition inhibition) {
        this.chart = chart;
        this.phenotypes = phenotypes;
        this.beside = beside;
        this.inhibition = inhibition;
    }

    /** What one result can mean: one lookup for a genotype, several for a phenotype that covers several scores. */
    private record Meaning(Set<Lookup> possible, Grounds grounds, Source source, boolean isGenotype) {
        boolean isOfReport(Meaning other) {
            return source.reference().equals(other.source.reference());
        }
    }

    /**
     * What all results of a gene say together.
     *
     * @param told those of them that say something
     * @param agreed what these can mean together
     * @param open why they mean nothing, where they do
     */
    private record Reading(List<Grounds> told, List<Lookup> agreed, Optional<Verdict> open) {}

    private Reading read(Gene gene) {
        var meanings = byAlleles(meanings(gene));
        var telling = telling(meanings);
        var agreed = telling.isEmpty() ? List.<Lookup>of() : agreed(telling);
        var reading = new Reading(
                telling.stream().map(Meaning::grounds).toList(),
                agreed,
                agreed.isEmpty() ? Optional.of(open(gene, meanings, telling)) : Optional.empty());
        return beside.inhibiting(gene)
                .flatMap(inhibitor -> converted(reading, inhibitor))
                .orElse(reading);
    }

    /** What the results are worth beside a drug that inhibits the gene's product (phenoconversion). */
    private Optional<Reading> converted(Reading reading, Inhibitor inhibitor) {
        var worth = reading.agreed().stream()
                .flatMap(lookup -> inhibition.converted(inhibitor.gene(), inhibitor.strength(), lookup).stream())
                .distinct()
                .toList();
        if (worth.isEmpty() || worth.equals(reading.agreed())) {
            return Optional.empty();
        }
        var words = "acts as " + worth.get(0).phenotype() + " beside "
                + inhibitor.drug().name();
        return Optional.of(new Reading(
                reading.told().stream().map(grounds -> grounds.noted(words)).toList(), worth, reading.open()));
    }

    /**
     * Of a report whose words for the phenotype are not what its alleles mean by the tables (allele functions are revised),
     * the alleles count, and the words are told beside them.
     */
    private static List<Meaning> byAlleles(List<Meaning> meanings) {
        var kept = new ArrayList<>(meanings);
        for (var reported : meanings) {
            var alleles = meanings.stream()
                    .filter(one -> one.isGenotype() && !reported.isGenotype() && one.isOfReport(reported))
                    .filter(one -> !one.possible().isEmpty()
                            && agreed(List.of(one, reported)).isEmpty())
                    .findFirst();
            if (alleles.isPresent() && !reported.possible().isEmpty()) {
                kept.remove(reported);
                var words = "reported as " + reported.grounds().phenotype().orElse("something else");
                kept.replaceAll(one -> one.equals(alleles.get())
                        ? new Meaning(one.possible(), one.grounds().noted(words), one.source(), true)
                        : one);
            }
        }
        return kept;
    }

    private Verdict open(Gene gene, List<Meaning> meanings, List<Meaning> telling) {
        if (meanings.isEmpty()) {
            return Stated.notAnswered(gene.symbol(), Stated.unread(chart, gene.symbol()::equals));
        }
        return new Verdict.NotKnown(
                gene.symbol(),
                telling.isEmpty() ? NO_CALL : CONFLICTING,
                meanings.stream().map(Meaning::grounds).toList());
    }

    Verdict phenotype(HasPhenotype asked) {
        return judged(asked.gene(), lookup -> asked.names().contains(lookup.phenotype()), false);
    }

    Verdict activity(HasActivity asked) {
        return judged(
                asked.gene(),
                lookup -> lookup.score().filter(asked.scores()::contains).isPresent(),
                true);
    }

    private Verdict judged(Gene gene, Predicate<Lookup> wanted, boolean byScore) {
        var reading = read.computeIfAbsent(gene, this::read);
        if (reading.open().isPresent()) {
            return reading.open().get();
        }
        if (reading.agreed().stream().noneMatch(wanted)) {
            return new Verdict.NotMet(reading.told());
        }
        var met = reading.agreed().stream().filter(wanted).toList();
        var certain = met.size() == reading.agreed().size();
        return certain || !byScore
                ? Verdict.met(reading.told())
                : new Verdict.Met(
                        reading.told(), List.of(new Proviso.IfScore(gene, scores(met), scores(reading.agreed()))));
    }

    private static Set<String> scores(List<Lookup> lookups) {
        return lookups.stream().flatMap(lookup -> lookup.score().stream()).collect(toUnmodifiableSet());
    }

    /** Whether nothing usable is known; of results that contradict each other or say nothing the source has no row. */
    Verdict noResult(HasNoResult asked) {
        var answer = asked.allele()
                .map(allele -> allele(new CarriesAllele(asked.gene(), allele)))
                .orElseGet(() -> read.computeIfAbsent(asked.gene(), this::read)
                        .open()
                        .orElseGet(() -> Verdict.met(read.get(asked.gene()).told())));
        if (!(answer instanceof Verdict.NotKnown open)) {
            return new Verdict.NotMet(answer.grounds());
        }
        return open.reason() == Unknown.Reason.NOT_TESTED
                ? Verdict.met(List.of())
                : new Verdict.Met(List.of(), List.of(new Proviso.WhileOpen(open.need())));
    }

    /** The results that say something; one of uncertain function counts only where no other says more. */
    private static List<Meaning> telling(List<Meaning> meanings) {
        var readable = meanings.stream().filter(m -> !m.possible().isEmpty()).toList();
        var certain = readable.stream()
                .filter(m -> m.possible().stream().noneMatch(l -> l.phenotype().equals(INDETERMINATE)))
                .toList();
        return certain.isEmpty() ? readable : certain;
    }

    /** What all results can mean together; empty when two of them exclude each other. */
    private static List<Lookup> agreed(List<Meaning> meanings) {
        return meanings.get(0).possible().stream()
                .filter(lookup ->
                        meanings.stream().allMatch(m -> m.possible().stream().anyMatch(o -> same(o, lookup))))
                .toList();
    }

    /** CPIC's "Likely" names the same phenotype with less certainty; laboratories often leave the word out. */
    private static boolean same(Lookup one, Lookup other) {
        return one.score().equals(other.score())
                && one.phenotype()
                        .replace("Likely ", "")
                        .equals(other.phenotype().replace("Likely ", ""));
    }

    private List<Meaning> meanings(Gene gene) {
        var meanings = new ArrayList<Meaning>();
        chart.findings(Genotype.class)
                .filter(found -> found.gene().equals(gene))
                .forEach(found -> {
                    var lookup = found.complete() ? phenotypes.of(gene, found.alleles()) : Optional.<Lookup>empty();
                    meanings.add(new Meaning(
                            lookup.map(Set::of).orElse(Set.of()),
                            Stated.of(gene, found.text(), lookup.map(Lookup::phenotype), found.source()),
                            found.source(),
                            true));
                });
        chart.findings(Phenotype.class)
                .filter(found -> found.gene().equals(gene))
                .forEach(found -> {
                    var possible = phenotypes.reported(gene, found.reported(), found.activityScore());
                    meanings.add(new Meaning(
                            possible,
                            Stated.of(
                                    gene,
                                    "",
                                    possible.stream()
                                            .map(Lookup::phenotype)
                                            .findFirst()
                                            .or(() -> Optional.of(found.reported())),
                                    found.source()),
                            found.source(),
                            false));
                });
        return meanings;
    }

    Verdict allele(CarriesAllele asked) {
        var gene = asked.gene();
        var carried = new ArrayList<Grounds>();
        var free = new ArrayList<Grounds>();
        var open = new ArrayList<Grounds>();
        chart.findings(Genotype.class)
                .filter(found -> found.gene().equals(gene))
                .forEach(found -> {
                    var grounds = grounds(found);
                    if (found.alleles().stream().anyMatch(allele -> is(gene, allele, asked.allele()))) {
                        carried.add(grounds);
                    } else if (!found.complete()
                            || found.alleles().stream().anyMatch(allele -> mightBe(gene, allele, asked.allele()))) {
                        open.add(grounds);
                    } else {
                        free.add(grounds);
                    }
                });
        chart.findings(AlleleStatus.class)
                .filter(found -> found.gene().equals(gene) && is(gene, found.allele(), asked.allele()))
                .forEach(found -> {
                    var word = found.presence() == Presence.PRESENT ? "positive" : "negative";
                    var told = found.presence() == Presence.PRESENT || found.presence() == Presence.ABSENT;
                    var result = found.allele() + " "
                            + (told ? word : found.presence().word());
                    var list = found.presence() == Presence.PRESENT ? carried : told ? free : open;
                    list.add(Stated.of(gene, result, found.source()));
                });
        return decided(asked, carried, free, open);
    }

    /** Whether the genotype is this one; what a phenotype is made of is not known. */
    Verdict genotype(HasGenotype asked) {
        var named = chart.findings(Genotype.class)
                .filter(found -> found.gene().equals(asked.gene()))
                .toList();
        var whole = named.stream().filter(Genotype::complete).toList();
        var grounds = whole.stream().map(this::grounds).toList();
        var met = whole.stream()
                .filter(found -> found.alleles().stream().sorted().toList().equals(asked.alleles()))
                .count();
        if (!whole.isEmpty() && (met == 0 || met == whole.size())) {
            return met > 0 ? Verdict.met(grounds) : new Verdict.NotMet(grounds);
        }
        var need = asked.gene() + " genotype";
        return named.isEmpty()
                ? Stated.notAnswered(need, Stated.unread(chart, asked.gene().symbol()::equals))
                : new Verdict.NotKnown(need, whole.isEmpty() ? NO_CALL : CONFLICTING, grounds);
    }

    private Grounds grounds(Genotype found) {
        var meant = found.complete() ? phenotypes.of(found.gene(), found.alleles()) : Optional.<Lookup>empty();
        return Stated.of(found.gene(), found.text(), meant.map(Lookup::phenotype), found.source());
    }

    private Verdict decided(CarriesAllele asked, List<Grounds> carried, List<Grounds> free, List<Grounds> open) {
        var need = asked.gene() + asked.allele();
        if (!carried.isEmpty() && !free.isEmpty()) {
            carried.addAll(free);
            return new Verdict.NotKnown(need, CONFLICTING, carried);
        }
        if (!carried.isEmpty()) {
            return Verdict.met(carried);
        }
        if (!free.isEmpty()) {
            return new Verdict.NotMet(free);
        }
        return open.isEmpty()
                ? Stated.notAnswered(need, Stated.unread(chart, asked.gene().symbol()::equals))
                : new Verdict.NotKnown(need, NO_CALL, open);
    }

    private static boolean is(Gene gene, String allele, String asked) {
        return AlleleNames.isHla(gene) ? AlleleNames.isFormOf(allele, asked) : allele.equals(asked);
    }

    private static boolean mightBe(Gene gene, String allele, String asked) {
        return AlleleNames.isHla(gene) && AlleleNames.mightBe(allele, asked);
    }
}

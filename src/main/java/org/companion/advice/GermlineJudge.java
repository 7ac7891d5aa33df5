package org.companion.advice;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.companion.advice.Unknown.Reason.CONFLICTING;
import static org.companion.advice.Unknown.Reason.NO_CALL;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.companion.chart.Chart;
import org.companion.chart.Finding.AlleleStatus;
import org.companion.chart.Finding.Genotype;
import org.companion.chart.Presence;
import org.companion.genome.AlleleNames;
import org.companion.genome.Gene;
import org.companion.knowledge.Criterion.CarriesAllele;
import org.companion.knowledge.Criterion.HasActivity;
import org.companion.knowledge.Criterion.HasGenotype;
import org.companion.knowledge.Criterion.HasNoResult;
import org.companion.knowledge.Criterion.HasPhenotype;
import org.companion.knowledge.Phenotypes.Lookup;

/** Answers what the genes inherited from the parents say: phenotypes, activity scores, genotypes, carried alleles. */
final class GermlineJudge {
    private final Chart chart;
    private final GermlineReading reading;

    GermlineJudge(Chart chart, GermlineReading reading) {
        this.chart = chart;
        this.reading = reading;
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
        var meant = reading.of(gene);
        if (meant.open().isPresent()) {
            return meant.open().get();
        }
        if (meant.agreed().stream().noneMatch(wanted)) {
            return new Verdict.NotMet(meant.told());
        }
        var met = meant.agreed().stream().filter(wanted).toList();
        var certain = met.size() == meant.agreed().size();
        return certain || !byScore
                ? Verdict.met(meant.told())
                : new Verdict.Met(
                        meant.told(), List.of(new Proviso.IfScore(gene, scores(met), scores(meant.agreed()))));
    }

    private static Set<String> scores(List<Lookup> lookups) {
        return lookups.stream().flatMap(lookup -> lookup.score().stream()).collect(toUnmodifiableSet());
    }

    /** Whether nothing usable is known; of results that contradict each other or say nothing the source has no row. */
    Verdict noResult(HasNoResult asked) {
        var answer = asked.allele()
                .map(allele -> allele(new CarriesAllele(asked.gene(), allele)))
                .orElseGet(() -> reading.of(asked.gene())
                        .open()
                        .orElseGet(() -> Verdict.met(reading.of(asked.gene()).told())));
        if (!(answer instanceof Verdict.NotKnown open)) {
            return new Verdict.NotMet(answer.grounds());
        }
        return open.reason() == Unknown.Reason.NOT_TESTED
                ? Verdict.met(List.of())
                : new Verdict.Met(List.of(), List.of(new Proviso.WhileOpen(open.need())));
    }

    Verdict allele(CarriesAllele asked) {
        var gene = asked.gene();
        var carried = new ArrayList<Grounds>();
        var free = new ArrayList<Grounds>();
        var open = new ArrayList<Grounds>();
        chart.findings(Genotype.class)
                .filter(found -> found.gene().equals(gene))
                .forEach(found -> {
                    var grounds = reading.grounds(found);
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
        var grounds = whole.stream().map(reading::grounds).toList();
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

package org.companion.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.advice.VariantGenotypes.Derived;
import org.companion.calling.Definitions;
import org.companion.calling.GeneDefinition;
import org.companion.calling.Locus;
import org.companion.chart.Chart;
import org.companion.chart.Finding;
import org.companion.chart.Finding.Variant;
import org.companion.chart.Origin;
import org.companion.chart.PatientId;
import org.companion.chart.Presence;
import org.companion.chart.Source;
import org.companion.chart.Zygosity;
import org.companion.genome.Assembly;
import org.companion.genome.Gene;
import org.companion.genome.Spdi;
import org.companion.library.Library;
import org.companion.testing.Genome;
import org.junit.jupiter.api.Test;

/** Variants that were reported one by one, and the genotypes that follow from them. */
class VariantGenotypesTest {
    private static final Library PACKS = Library.read(Optional.empty());
    private static final Definitions DEFINITIONS = new Definitions(PACKS::definitions, Genome.liftover());
    private static final Gene CYP2C19 = new Gene("CYP2C19");

    private static Optional<String> called(Gene gene, Finding... found) {
        var chart = new Chart(
                new PatientId("1"), Optional.empty(), List.of(found), List.of(), List.of(), List.of(), List.of());
        return new VariantGenotypes(chart, DEFINITIONS, PACKS.knowledge().phenotypes())
                .of(gene)
                .map(Derived::alleles)
                .map(alleles -> String.join("/", alleles));
    }

    private static Variant variant(
            Gene gene,
            Optional<Spdi> at,
            Set<String> names,
            Presence presence,
            Optional<Zygosity> copies,
            boolean tumour) {
        return new Variant(
                gene,
                Optional.empty(),
                names,
                at,
                presence,
                Optional.empty(),
                new Variant.Details(copies, Optional.of(tumour ? Origin.SOMATIC : Origin.GERMLINE), Optional.empty()),
                new Source("Observation/1", Optional.empty(), false));
    }

    private static Variant present(Gene gene, Spdi at, Zygosity copies) {
        return variant(gene, Optional.of(at), Set.of(), Presence.PRESENT, Optional.of(copies), false);
    }

    private static Variant named(String rsid, Presence presence, Zygosity copies) {
        return variant(CYP2C19, Optional.empty(), Set.of(rsid), presence, Optional.of(copies), false);
    }

    /** Every position of the gene looked at and found as the reference, but for these. */
    private static Finding[] all(Assembly assembly, Gene gene, Map<String, Zygosity> but) {
        var found = new ArrayList<Finding>();
        for (var locus : definition(assembly, gene).loci()) {
            var change = locus.alternatives().get(0);
            var copies = Optional.ofNullable(but.get(locus.name()));
            found.add(variant(
                    gene,
                    Optional.of(change),
                    Set.of(),
                    copies.isPresent() ? Presence.PRESENT : Presence.ABSENT,
                    copies,
                    false));
        }
        return found.toArray(Finding[]::new);
    }

    private static GeneDefinition definition(Assembly assembly, Gene gene) {
        return DEFINITIONS.on(assembly).stream()
                .filter(one -> one.gene().equals(gene))
                .findFirst()
                .orElseThrow();
    }

    private static Locus locus(String name) {
        return definition(Assembly.GRCH38, CYP2C19).loci().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whereEveryPositionWasReportedTheGenotypeFollowsOnEitherBuild() {
        var carrier = Map.of(
                "rs12769205", Zygosity.HETEROZYGOUS,
                "rs4244285", Zygosity.HETEROZYGOUS,
                "rs3758581", Zygosity.HOMOZYGOUS);
        Arrays.stream(Assembly.values())
                .forEach(build -> assertThat(called(CYP2C19, all(build, CYP2C19, carrier)))
                        .as(build.label())
                        .contains("*1/*2"));
    }

    @Test
    void aVariantOnBothCopiesIsEnoughWhereItRulesTheOthersOut() {
        var change = locus("rs4244285").alternatives().get(0);
        assertThat(called(CYP2C19, present(CYP2C19, change, Zygosity.HOMOZYGOUS)))
                .contains("*2/*2");
        assertThat(called(CYP2C19, named("rs4244285", Presence.PRESENT, Zygosity.HOMOZYGOUS)))
                .contains("*2/*2");
    }

    @Test
    void oneCopyAloneIsNot() {
        assertThat(called(CYP2C19, named("rs4244285", Presence.PRESENT, Zygosity.HETEROZYGOUS)))
                .isEmpty();
    }

    @Test
    void withoutTheNumberOfCopiesOrACallNothingFollows() {
        var change = Optional.of(locus("rs4244285").alternatives().get(0));
        assertThat(called(CYP2C19, variant(CYP2C19, change, Set.of(), Presence.PRESENT, Optional.empty(), false)))
                .isEmpty();
        assertThat(called(
                        CYP2C19,
                        variant(CYP2C19, change, Set.of(), Presence.NO_CALL, Optional.of(Zygosity.HOMOZYGOUS), false)))
                .isEmpty();
    }

    @Test
    void aTumoursVariantIsNotInherited() {
        var change = Optional.of(locus("rs4244285").alternatives().get(0));
        assertThat(called(
                        CYP2C19,
                        variant(CYP2C19, change, Set.of(), Presence.PRESENT, Optional.of(Zygosity.HOMOZYGOUS), true)))
                .isEmpty();
    }

    @Test
    void twoReportsThatExcludeEachOtherAreNone() {
        var homozygous = named("rs4244285", Presence.PRESENT, Zygosity.HOMOZYGOUS);
        var heterozygous = named("rs4244285", Presence.PRESENT, Zygosity.HETEROZYGOUS);
        assertThat(called(CYP2C19, homozygous, heterozygous)).isEmpty();
    }

    @Test
    void ofAnotherGeneNothingIsSaid() {
        assertThat(called(new Gene("TPMT"), named("rs4244285", Presence.PRESENT, Zygosity.HOMOZYGOUS)))
                .isEmpty();
    }

    @Test
    void aManHasOneCopyOfAGeneOnTheX() {
        var gene = new Gene("G6PD");
        var change = definition(Assembly.GRCH38, gene).loci().stream()
                .filter(locus -> locus.name().equals("rs5030868"))
                .findFirst()
                .orElseThrow()
                .alternatives()
                .get(0);
        assertThat(called(gene, present(gene, change, Zygosity.HEMIZYGOUS)))
                .hasValueSatisfying(alleles -> assertThat(alleles).startsWith("Mediterranean"));
    }
}

package org.companion.calling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.companion.calling.Called.Diplotype;
import org.companion.calling.Called.Open;
import org.companion.calling.GeneDefinition.Method;
import org.companion.genome.Contig;
import org.companion.genome.Gene;
import org.companion.genome.Interval;
import org.companion.genome.Spdi;
import org.junit.jupiter.api.Test;

/** A gene of four positions: *2 changes a, *3 changes b, *4 changes a and b, *5 changes c, *6 changes c or leaves d open. */
class CallerTest {
    private static final Contig CONTIG = new Contig("NC_000010.11");
    private static final int ALT = 2;
    private static final Caller CALLER = new Caller((gene, one, other) -> one.equals(other));

    private static final GeneDefinition GENE = definition(Method.NAMED_ALLELES);

    private static GeneDefinition definition(Method method) {
        var alleles = List.of(
                new NamedAllele("*1", Map.of()),
                new NamedAllele("*2", Map.of(0, ALT)),
                new NamedAllele("*3", Map.of(1, ALT)),
                new NamedAllele("*4", Map.of(0, ALT, 1, ALT)),
                new NamedAllele("*5", Map.of(2, ALT)));
        return new GeneDefinition(
                new Gene("GENE1"),
                method,
                List.of(locus("a", 100), locus("b", 200), locus("c", 300)),
                alleles,
                Set.of("*5"),
                Map.of("*2", 1, "*3", 2, "*4", 2, "*5", 2));
    }

    private static Locus locus(String name, int start) {
        return new Locus(name, new Interval(CONTIG, start, start + 1), List.of(new Spdi(CONTIG, start, "A", "G")));
    }

    private static Called called(GeneDefinition gene, At... seen) {
        return CALLER.call(gene, Arrays.stream(seen).map(Optional::of).toList());
    }

    private static Called called(At... seen) {
        return called(GENE, seen);
    }

    private static List<String> names(Called called) {
        return called.possible().stream().map(Diplotype::toString).toList();
    }

    private static At het() {
        return At.unphased(0, 1);
    }

    private static At ref() {
        return At.both(0);
    }

    @Test
    void theReferenceEverywhereIsTheReferenceTwice() {
        assertThat(called(ref(), ref(), ref()).genotype())
                .map(Diplotype::toString)
                .contains("*1/*1");
    }

    @Test
    void ofSeveralPairsTheOneDefinedByMostPositionsIsTheBest() {
        var called = called(het(), het(), ref());
        assertThat(names(called)).containsExactly("*1/*4", "*2/*3");
        assertThat(called.genotype()).map(Diplotype::toString).contains("*1/*4");
    }

    @Test
    void phasedVariantsOnDifferentCopiesLeaveOnePair() {
        var one = new At(0, 1, OptionalInt.of(7));
        var other = new At(1, 0, OptionalInt.of(7));
        assertThat(names(called(one, other, ref()))).containsExactly("*2/*3");
        assertThat(names(called(one, one, ref()))).containsExactly("*1/*4");
    }

    @Test
    void blocksThatAreNotTiedToEachOtherSayNothingOfOneAnother() {
        var one = new At(0, 1, OptionalInt.of(7));
        var other = new At(1, 0, OptionalInt.of(8));
        assertThat(names(called(one, other, ref()))).containsExactly("*1/*4", "*2/*3");
    }

    @Test
    void aPositionThatWasNotSeenIsNoReference() {
        var called = CALLER.call(GENE, List.of(Optional.of(het()), Optional.of(ref()), Optional.empty()));
        assertThat(names(called)).containsExactly("*1/*2");
        assertThat(called.missing()).containsExactly("c");
        assertThat(called.notExcluded()).containsExactly("*5");
        assertThat(called.open()).contains(Open.KEY_MISSING);
        assertThat(called.genotype()).isEmpty();
    }

    @Test
    void whatIsExcludedByWhatWasSeenNeedNotBeLookedFor() {
        var called = CALLER.call(GENE, List.of(Optional.of(At.both(1)), Optional.of(ref()), Optional.empty()));
        assertThat(called.notExcluded()).isEmpty();
        assertThat(called.genotype()).map(Diplotype::toString).contains("*2/*2");
    }

    @Test
    void anUnknownBaseFitsNoPair() {
        var called = called(At.unphased(0, At.OTHER), ref(), ref());
        assertThat(called.possible()).isEmpty();
        assertThat(called.open()).contains(Open.NO_MATCH);
    }

    @Test
    void whereNothingWasSeenNothingIsSaid() {
        var called = CALLER.call(GENE, List.of(Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(called.open()).contains(Open.NOTHING_SEEN);
    }

    @Test
    void oneCopyCarriesOneAllele() {
        assertThat(names(called(At.oneCopy(1), At.oneCopy(0), At.oneCopy(0)))).containsExactly("*2");
    }

    @Test
    void pairsOfOneScoreThatMeanDifferentThingsAreLeftOpen() {
        var alleles = new ArrayList<>(GENE.alleles());
        alleles.add(new NamedAllele("*7", Map.of(0, ALT)));
        var twice = new GeneDefinition(GENE.gene(), GENE.method(), GENE.loci(), alleles, GENE.key(), GENE.harm());
        assertThat(called(twice, het(), ref(), ref()).open()).contains(Open.AMBIGUOUS);
        var alike = new Caller((gene, one, other) -> true);
        assertThat(alike.call(twice, List.of(Optional.of(het()), Optional.of(ref()), Optional.of(ref())))
                        .open())
                .isEmpty();
    }

    @Test
    void aGeneThatIsDecidedByItsCopiesIsNotCalledFromSmallVariants() {
        var called = called(definition(Method.STRUCTURAL), het(), ref(), ref());
        assertThat(names(called)).containsExactly("*1/*2");
        assertThat(called.open()).contains(Open.STRUCTURAL);
    }

    @Test
    void whereEveryVariantCountsTheTwoWorstAreTold() {
        var gene = definition(Method.LOWEST_FUNCTION);
        assertThat(names(called(gene, het(), ref(), ref()))).containsExactly("*1/*2");
        assertThat(names(called(gene, het(), ref(), het()))).containsExactly("*5/*2");
        assertThat(names(called(gene, ref(), ref(), At.both(1)))).containsExactly("*5/*5");
        assertThat(names(called(gene, ref(), ref(), ref()))).containsExactly("*1/*1");
    }

    @Test
    void aHarmfulVariantIsToldAlthoughAWorseOneCouldHide() {
        var gene = definition(Method.LOWEST_FUNCTION);
        var found = CALLER.call(gene, List.of(Optional.of(ref()), Optional.of(het()), Optional.empty()));
        assertThat(found.genotype()).map(Diplotype::toString).contains("*1/*3");
        assertThat(found.notExcluded()).contains("*5");
        var none = CALLER.call(gene, List.of(Optional.of(ref()), Optional.of(ref()), Optional.empty()));
        assertThat(none.open()).contains(Open.KEY_MISSING);
    }

    @Test
    void ofTwoVariantsOnOneCopyTheWorseCounts() {
        var gene = definition(Method.LOWEST_FUNCTION);
        var on = new At(0, 1, OptionalInt.of(7));
        assertThat(names(called(gene, on, ref(), on))).containsExactly("*1/*5");
    }

    @Test
    void aVariantThatIsPartOfAFoundHaplotypeIsNotToldBesideIt() {
        var gene = definition(Method.LOWEST_FUNCTION);
        assertThat(names(called(gene, het(), het(), ref()))).containsExactly("*1/*4");
    }
}

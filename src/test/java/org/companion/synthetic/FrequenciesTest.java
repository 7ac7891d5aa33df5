package org.companion.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What is drawn is as frequent as the tables say. The seed is fixed, so that nothing here depends on luck; the bounds are
 * four standard deviations of the binomial distribution.
 */
class FrequenciesTest {
    private static final int COUNT = 20_000;
    private static final List<Drawn> ALL = drawn();

    private record Drawn(Person person, List<String> said) {}

    private static List<Drawn> drawn() {
        var patients = new SyntheticPatients(20261128, LocalDate.of(2026, 11, 28));
        return LongStream.range(0, COUNT)
                .mapToObj(number -> new Drawn(
                        patients.person(number),
                        patients.patient(number).stream()
                                .map(FrequenciesTest::said)
                                .toList()))
                .toList();
    }

    /** A resource in few words, such as {@code CYP2C19 *1/*2} or {@code C34.90}. */
    private static String said(ObjectNode resource) {
        var value = resource.path("valueCodeableConcept");
        var told = value.has("text") ? value.path("text") : value.at("/coding/0/display");
        var names = new ArrayList<String>();
        for (var part : resource.path("component")) {
            var concept = part.path("valueCodeableConcept");
            names.add(concept.at("/coding/0/display").asText());
        }
        return (String.join(" ", names) + " "
                        + resource.at("/code/coding/0/code").asText() + " "
                        + resource.at("/code/text").asText() + " " + told.asText()
                        + resource.at("/medicationCodeableConcept/text").asText())
                .strip();
    }

    private static Predicate<Drawn> saying(String words) {
        return one -> one.said().stream().anyMatch(said -> said.contains(words));
    }

    private static void isAsFrequent(long found, long of, double share) {
        assertThat(of).isGreaterThan(100);
        var spread = 4 * Math.sqrt(share * (1 - share) / of);
        assertThat((double) found / of).isBetween(share - spread, share + spread);
    }

    private static void isAsFrequent(Predicate<Drawn> among, Predicate<Drawn> what, double share) {
        var of = ALL.stream().filter(among).toList();
        isAsFrequent(of.stream().filter(what).count(), of.size(), share);
    }

    private static Predicate<Drawn> of(String population) {
        return one -> one.person().population().equals(population);
    }

    @Test
    void genotypesFollowHardyAndWeinbergInEachPopulation() {
        var tested = saying("CYP2C19 84413-4");
        for (var each : List.of(
                new Object[] {"European", 0.147}, new Object[] {"East Asian", 0.284}, new Object[] {"African", 0.157
                })) {
            var q = (double) each[1];
            isAsFrequent(tested.and(of((String) each[0])), saying("CYP2C19 84413-4  *2/*2"), q * q);
        }
        isAsFrequent(tested.and(of("European")), saying("CYP2C19 84413-4  *2/*17"), 2 * 0.147 * 0.216);
        isAsFrequent(
                saying("VKORC1 84413-4").and(of("East Asian")), saying("(T)/rs9923231 variant (T)"), 0.8857 * 0.8857);
    }

    @Test
    void menHaveOneCopyOfWhatLiesOnTheirX() {
        var african = saying("G6PD 84413-4").and(of("African"));
        Predicate<Drawn> female = one -> one.person().female();
        isAsFrequent(african.and(female.negate()), saying("A- 202A_376G hemizygous"), 0.112);
        isAsFrequent(african.and(female), saying("A- 202A_376G/A- 202A_376G"), 0.112 * 0.112);
    }

    @Test
    void anAlleleIsCarriedByThoseWithOneCopyOrTwo() {
        var tested = saying("50956-2").and(of("European"));
        isAsFrequent(tested, saying("50956-2 HLA-B*57:01 [Presence] Positive"), 1 - (1 - 0.033) * (1 - 0.033));
    }

    @Test
    void tumoursAreAFewPercentAndTheirDriversAsFrequentAsTheTableSays() {
        var any = saying("Genetic analysis report").or(saying("51969-4"));
        isAsFrequent(one -> one.person().age(LocalDate.of(2026, 11, 28)) >= 75, any, 0.13);
        isAsFrequent(one -> one.person().age(LocalDate.of(2026, 11, 28)) < 20, any, 0.001);
        isAsFrequent(saying("C18.9"), saying("p.G12D"), 0.13);
        isAsFrequent(
                saying("Hormone receptor positive").or(saying("hormone receptor positive")), saying("p.H1047R"), 0.17);
    }

    @Test
    void conditionsAndDrugsDependOnAgeAndSex() {
        Predicate<Drawn> old = one -> one.person().age(LocalDate.of(2026, 11, 28)) >= 65;
        Predicate<Drawn> female = one -> one.person().female();
        isAsFrequent(old.and(female.negate()), saying("I21.4"), 0.05);
        isAsFrequent(old.and(female), saying("I21.4"), 0.03);
        isAsFrequent(saying("I21.4"), saying("clopidogrel"), 0.45);
        assertThat(ALL).noneMatch(female.and(saying("C61")));
    }

    @Test
    void someTumoursShowResistanceInALaterSample() {
        var treated = saying("osimertinib").and(saying("C34.90"));
        assertThat(ALL.stream().filter(saying("p.C797S").or(saying("p.T790M")).or(saying("p.D538G"))))
                .isNotEmpty()
                .allMatch(saying("osimertinib").or(saying("erlotinib")).or(saying("letrozole")));
        assertThat(ALL.stream().filter(treated)).isNotEmpty();
    }
}

package org.companion.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Patient.with;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.Coded;
import org.companion.chart.Finding.Variant;
import org.companion.chart.Presence;
import org.companion.chart.Significance;
import org.companion.chart.Source;
import org.companion.genome.Gene;
import org.companion.knowledge.Category;
import org.companion.library.Library;
import org.companion.testing.Examples;
import org.companion.testing.Patient;
import org.junit.jupiter.api.Test;

/** Where any change of a gene will do, what the laboratory holds it to be decides whether it counts. */
class SignificanceTest {
    private static final Library PACKS = Library.read(Optional.empty());
    private static final Advisor ADVISOR = new Advisor(PACKS.knowledge(), PACKS.units());

    private static List<Advice> olaparib(Patient patient) {
        var medication = Coded.words("olaparib");
        var order = new Order(
                Optional.empty(),
                medication,
                PACKS.knowledge().drugs().recognise(medication),
                List.of(),
                Optional.empty(),
                false,
                Examples.TODAY);
        return patient.asked(ADVISOR, order).advice();
    }

    private static Variant changed(String gene, Optional<Significance> significance) {
        return new Variant(
                new Gene(gene),
                Optional.empty(),
                Set.of("a change"),
                Optional.empty(),
                Presence.PRESENT,
                Optional.empty(),
                new Variant.Details(Optional.empty(), Optional.empty(), significance),
                new Source("Observation/" + gene, Optional.empty(), false));
    }

    @Test
    void aChangeThatIsReportedWithoutAWordCounts() {
        assertThat(olaparib(with("pancreatic cancer").has(changed("BRCA1", Optional.empty()))))
                .satisfies(said -> assertThat(said)
                        .filteredOn(one -> one.statement().id().startsWith("label:"))
                        .hasSize(1))
                .extracting(Advice::category)
                .containsOnly(Category.SUPPORTS);
    }

    @Test
    void aPathogenicChangeCounts() {
        assertThat(olaparib(with("pancreatic cancer").has(changed("BRCA2", Optional.of(Significance.PATHOGENIC)))))
                .satisfies(said -> assertThat(said)
                        .filteredOn(one -> one.statement().id().startsWith("label:"))
                        .hasSize(1))
                .extracting(Advice::category)
                .containsOnly(Category.SUPPORTS);
    }

    @Test
    void aBenignChangeDoesNot() {
        assertThat(olaparib(with("pancreatic cancer").has(changed("BRCA1", Optional.of(Significance.BENIGN)))))
                .extracting(Advice::category)
                .containsExactly(Category.TEST_FIRST);
    }

    @Test
    void anUncertainChangeLeavesItOpen() {
        var said = olaparib(with("pancreatic cancer").has(changed("BRCA1", Optional.of(Significance.UNCERTAIN))));
        assertThat(said).extracting(Advice::category).containsExactly(Category.TEST_FIRST);
        assertThat(said.get(0).open().orElseThrow().reason()).isEqualTo(Unknown.Reason.NO_CALL);
    }

    @Test
    void nothingFoundInEitherGeneRulesItOut() {
        var patient =
                with("pancreatic cancer").variant("BRCA1", "", Presence.ABSENT).variant("BRCA2", "", Presence.ABSENT);
        assertThat(olaparib(patient)).extracting(Advice::category).containsExactly(Category.NO_BENEFIT);
    }
}

package org.companion.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Patient.with;

import java.util.List;
import java.util.Optional;
import org.companion.chart.Coded;
import org.companion.library.Library;
import org.companion.testing.Examples;
import org.companion.testing.Patient;
import org.junit.jupiter.api.Test;

/** CPIC and the FDA on the same gene and drug, by the packs as they are. */
class TwoSourcesTest {
    private static final Library PACKS = Library.read(Optional.empty());
    private static final Advisor ADVISOR = new Advisor(PACKS.knowledge(), PACKS.units());

    private static List<Advice> given(Patient patient, String drug) {
        var medication = Coded.words(drug);
        var drugs = PACKS.knowledge().drugs().recognise(medication);
        var order = new Order(Optional.empty(), medication, drugs, List.of(), Optional.empty(), false, Examples.TODAY);
        return patient.asked(ADVISOR, order).advice();
    }

    @Test
    void bothAreNamedWhereBothSpeak() {
        var said = given(with().genotype("CYP2C19", "*2", "*2"), "citalopram");
        assertThat(said).extracting(one -> one.statement().because().source()).containsExactly("CPIC", "FDA");
        assertThat(Wording.detail(said))
                .contains("CPIC guideline")
                .contains("FDA Table")
                .contains("20 mg a day");
    }

    @Test
    void thatTheyDifferIsSaid() {
        var said = given(with().genotype("CYP2C19", "*1", "*2"), "pantoprazole");
        assertThat(Wording.detail(said))
                .contains("Sources differ: CPIC asks for another dose, FDA asks for usual care.");
    }

    @Test
    void whatOneSourceAsksForInTwoLinesIsNoDifference() {
        var said = given(with().genotype("CYP2C9", "*3", "*3"), "celecoxib");
        assertThat(said).hasSize(3);
        assertThat(Wording.detail(said)).doesNotContain("Sources differ");
    }

    @Test
    void warfarinIsDosedByBothGenes() {
        var said = given(with().genotype("CYP2C9", "*1", "*3").genotype("VKORC1", "-1639A", "-1639A"), "warfarin");
        assertThat(said).extracting(one -> one.statement().id()).contains("warfarin-label:AA-1-3");
        assertThat(Wording.detail(said)).contains("0.5–2 mg a day");
    }

    @Test
    void warfarinWithAPhenotypeAloneIsNotDosedByCell() {
        var said = given(
                with().phenotype("CYP2C9", "intermediate metabolizer").genotype("VKORC1", "-1639A", "-1639A"),
                "warfarin");
        assertThat(said).extracting(one -> one.statement().id()).noneMatch(id -> id.startsWith("warfarin-label:"));
        assertThat(said).extracting(Advice::category).containsOnly(org.companion.knowledge.Category.DOSE_CHANGE);
    }

    @Test
    void siponimodIsForbiddenForOneGenotypeOnly() {
        assertThat(given(with().genotype("CYP2C9", "*3", "*3"), "siponimod")
                        .get(0)
                        .statement()
                        .id())
                .isEqualTo("fda-pgx:siponimod-CYP2C9-3-3");
        assertThat(given(with().genotype("CYP2C9", "*1", "*3"), "siponimod"))
                .extracting(one -> one.statement().id())
                .containsExactly("fda-pgx:siponimod-CYP2C9-IM");
    }
}

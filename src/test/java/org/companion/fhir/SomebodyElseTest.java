package org.companion.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.Finding;
import org.companion.chart.Finding.Unreadable;
import org.companion.chart.PatientId;
import org.companion.chart.Source;
import org.companion.genome.Sequence;
import org.companion.testing.Examples;
import org.companion.testing.Genome;
import org.junit.jupiter.api.Test;

/** A donor's or a child's result lies in the patient's record and says nothing of the patient. */
class SomebodyElseTest {
    private static final String GENOTYPE =
            "{\"resourceType\":\"Observation\",\"id\":\"o\",\"status\":\"final\",%s\"subject\":{\"reference\":\"Patient/p\"},"
                    + "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"84413-4\"}]},"
                    + "\"valueString\":\"CYP2C19 *2/*2\"}";

    @Test
    void aResultWithAnotherFocusIsNotThePatientsAndIsNamed() {
        assertThat(read("\"focus\":[{\"reference\":\"Patient/donor\"}],"))
                .containsExactly(new Unreadable(
                        Set.of("CYP2C19"),
                        "the result is of somebody else",
                        new Source("Observation/o", Optional.empty(), false)));
    }

    @Test
    void aResultWithoutFocusOrWithThePatientAsFocusIs() {
        assertThat(read("")).hasOnlyElementsOfType(Finding.Genotype.class).hasSize(1);
        assertThat(read("\"focus\":[{\"reference\":\"Patient/p\"}],"))
                .hasOnlyElementsOfType(Finding.Genotype.class)
                .hasSize(1);
    }

    private static List<Finding> read(String focus) {
        var resource = Resource.of(Json.stored(GENOTYPE.formatted(focus)));
        return new ChartReader(Examples.intake())
                .read(new PatientId("p"), List.of(resource))
                .findings();
    }

    @Test
    void theGenomicIndexKeepsNothingOfSomebodyElse() {
        var reader = new ResultReader(Examples.intake(), Genome.liftover(), Sequence.NONE);
        var focus = "\"focus\":[{\"reference\":\"Patient/donor\"}],";
        assertThat(reader.read(Resource.of(Json.stored(GENOTYPE.formatted("")))))
                .isPresent();
        assertThat(reader.read(Resource.of(Json.stored(GENOTYPE.formatted(focus)))))
                .isEmpty();
    }
}

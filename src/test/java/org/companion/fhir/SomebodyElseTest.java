package org.companion.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.companion.chart.PatientId;
import org.companion.testing.Examples;
import org.junit.jupiter.api.Test;

/** A donor's or a child's result lies in the patient's record and says nothing of the patient. */
class SomebodyElseTest {
    private static final String GENOTYPE =
            "{\"resourceType\":\"Observation\",\"id\":\"o\",\"status\":\"final\",%s\"subject\":{\"reference\":\"Patient/p\"},"
                    + "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"84413-4\"}]},"
                    + "\"valueString\":\"CYP2C19 *2/*2\"}";

    @Test
    void aResultWithAnotherFocusIsNotThePatients() {
        assertThat(findings("\"focus\":[{\"reference\":\"Patient/donor\"}],")).isZero();
    }

    @Test
    void aResultWithoutFocusOrWithThePatientAsFocusIs() {
        assertThat(findings("")).isEqualTo(1);
        assertThat(findings("\"focus\":[{\"reference\":\"Patient/p\"}],")).isEqualTo(1);
    }

    private static int findings(String focus) {
        var resource = Resource.of(Json.stored(GENOTYPE.formatted(focus)));
        return new ChartReader(Examples.intake())
                .read(new PatientId("p"), List.of(resource))
                .findings()
                .size();
    }
}

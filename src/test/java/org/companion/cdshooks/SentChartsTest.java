package org.companion.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Fhir.genotype;
import static org.companion.testing.Fhir.observation;

import java.util.List;
import org.companion.chart.Finding.Genotype;
import org.companion.chart.PatientId;
import org.companion.testing.Fhir;
import org.junit.jupiter.api.Test;

/** What a client sends is read once, as long as it is the same. */
class SentChartsTest {
    private static final PatientId ONE = new PatientId("1");
    private final SentCharts charts = new SentCharts(Fhir.reader());

    @Test
    void theSameDataAreReadOnce() {
        var first = charts.of(ONE, List.of(observation(genotype("CYP2C19", "*1/*2"))));
        assertThat(charts.of(ONE, List.of(observation(genotype("CYP2C19", "*1/*2")))))
                .isSameAs(first);
    }

    @Test
    void whatDiffersInAnythingIsReadAnew() {
        charts.of(ONE, List.of(observation(genotype("CYP2C19", "*1/*2"))));
        var changed = charts.of(ONE, List.of(observation(genotype("CYP2C19", "*2/*2"))));
        assertThat(changed.findings(Genotype.class).map(Genotype::text)).containsExactly("*2/*2");
        var other = charts.of(new PatientId("2"), List.of(observation(genotype("CYP2C19", "*2/*2"))));
        assertThat(other.patient()).isEqualTo(new PatientId("2"));
    }
}

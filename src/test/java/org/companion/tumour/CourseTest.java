package org.companion.tumour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.chart.Presence.ABSENT;
import static org.companion.chart.Presence.PRESENT;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.Finding.Variant;
import org.companion.chart.Origin;
import org.companion.chart.Presence;
import org.companion.chart.Treatment.State;
import org.companion.testing.Examples;
import org.companion.testing.Patient;
import org.companion.testing.Result;
import org.companion.tumour.Course.Trend;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static Variant variant(String day, String gene, String change, Presence presence, String share) {
        return new Variant(
                Examples.gene(gene),
                change.isEmpty() ? Optional.empty() : Optional.of(Examples.change(change)),
                Set.of(),
                Optional.empty(),
                presence,
                share.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(share)),
                new Variant.Details(Optional.empty(), Optional.of(Origin.SOMATIC), Optional.empty()),
                Result.source("Observation/" + day + change, day));
    }

    private static Course.Track only(Patient patient, String name) {
        return new Course(patient.chart())
                .tracks().stream()
                        .filter(track -> track.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private static Patient first() {
        return Patient.with().has(variant("2025-01-01", "EGFR", "p.L858R", PRESENT, "0.30"));
    }

    @Test
    void aChangeThatAnEarlierSampleDidNotShowIsNew() {
        var patient = first().took("erlotinib", State.STOPPED, "2025-02-01")
                .took("osimertinib", State.ACTIVE, "2026-02-01")
                .has(variant("2026-01-01", "EGFR", "p.T790M", PRESENT, "0.08"))
                .has(variant("2026-01-01", "EGFR", "p.L858R", PRESENT, "0.28"));
        var track = only(patient, "EGFR T790M");
        assertThat(track.trend()).isEqualTo(Trend.NEW);
        assertThat(track.since()).extracting(one -> one.drug().name()).containsExactly("erlotinib");
        assertThat(track.points()).extracting(Course.Point::presence).containsExactly(ABSENT, PRESENT);
        assertThat(only(patient, "EGFR L858R").trend()).isEqualTo(Trend.STEADY);
    }

    @Test
    void aReadFractionRisesOrFallsByHalfAndByMoreThanNoise() {
        assertThat(only(first().has(variant("2025-06-01", "EGFR", "p.L858R", PRESENT, "0.46")), "EGFR L858R")
                        .trend())
                .isEqualTo(Trend.RISING);
        assertThat(only(first().has(variant("2025-06-01", "EGFR", "p.L858R", PRESENT, "0.05")), "EGFR L858R")
                        .trend())
                .isEqualTo(Trend.FALLING);
        assertThat(only(first().has(variant("2025-06-01", "EGFR", "p.L858R", PRESENT, "0.40")), "EGFR L858R")
                        .trend())
                .isEqualTo(Trend.STEADY);
        var little = Patient.with()
                .has(variant("2025-01-01", "EGFR", "p.L858R", PRESENT, "0.005"))
                .has(variant("2025-06-01", "EGFR", "p.L858R", PRESENT, "0.010"));
        assertThat(only(little, "EGFR L858R").trend()).isEqualTo(Trend.STEADY);
    }

    @Test
    void aChangeIsClearedWhereItWasLookedForAndNotFound() {
        assertThat(only(first().has(variant("2025-06-01", "EGFR", "", ABSENT, "")), "EGFR L858R")
                        .trend())
                .isEqualTo(Trend.CLEARED);
        assertThat(only(first().has(variant("2025-06-01", "KRAS", "", ABSENT, "")), "EGFR L858R")
                        .trend())
                .isEqualTo(Trend.FIRST_SEEN);
    }

    @Test
    void whatIsInheritedIsNoneOfTheTumoursChanges() {
        var inherited = new Variant(
                Examples.gene("BRCA2"),
                Optional.of(Examples.change("p.S1982fs")),
                Set.of(),
                Optional.empty(),
                PRESENT,
                Optional.empty(),
                new Variant.Details(Optional.empty(), Optional.of(Origin.GERMLINE), Optional.empty()),
                Result.source("Observation/1", "2025-01-01"));
        assertThat(new Course(Patient.with().has(inherited).chart()).tracks()).isEmpty();
    }

    @Test
    void progressionIsTheLastOfItsDays() {
        var patient = Patient.with()
                .on("2025-03-01")
                .marker("response", "partial")
                .on("2025-09-01")
                .marker("response", "progression");
        assertThat(new Course(patient.chart()).progression())
                .map(Object::toString)
                .contains("2025-09-01");
        assertThat(new Course(patient.chart()).responses()).hasSize(2);
    }
}

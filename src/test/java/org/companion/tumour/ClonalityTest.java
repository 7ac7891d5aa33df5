package org.companion.tumour;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.Finding.Measurement;
import org.companion.chart.Finding.Variant;
import org.companion.chart.Origin;
import org.companion.chart.Presence;
import org.companion.chart.Significance;
import org.companion.chart.Source;
import org.companion.testing.Examples;
import org.companion.testing.Patient;
import org.companion.tumour.TumourShare.Basis;
import org.junit.jupiter.api.Test;

/** The share of a tumour's cells that carry a change, by figures worked out by hand. */
class ClonalityTest {
    private static final Variant.Details SOMATIC =
            new Variant.Details(Optional.empty(), Optional.of(Origin.SOMATIC), Optional.empty());

    private static Source source(String specimen, String day) {
        return new Source("Observation/" + specimen, Optional.of(LocalDate.parse(day)), false, Optional.of(specimen));
    }

    private static Variant variant(String change, String share, Variant.Details details, Source source) {
        return new Variant(
                Examples.gene("EGFR"),
                change.isEmpty() ? Optional.empty() : Optional.of(Examples.change(change)),
                Set.of(),
                Optional.empty(),
                share.equals("absent") ? Presence.ABSENT : Presence.PRESENT,
                share.isEmpty() || share.equals("absent") ? Optional.empty() : Optional.of(new BigDecimal(share)),
                details,
                source);
    }

    private static Variant first(String share, Variant.Details details) {
        return variant("p.L858R", share, details, source("a", "2026-01-01"));
    }

    private static Measurement quantity(String code, String value, String unit) {
        return new Measurement(
                Set.of(code),
                code,
                Measurement.Comparator.EXACTLY,
                new BigDecimal(value),
                unit,
                source("a", "2026-01-01"));
    }

    private static Variant.Details counted(String copies, int reads) {
        return new Variant.Details(
                Optional.empty(),
                Optional.of(Origin.SOMATIC),
                Optional.empty(),
                copies.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(copies)),
                Optional.of(reads));
    }

    private static Optional<TumourShare> share(Variant variant, Patient patient) {
        return new Clonality(patient.has(variant).chart()).of(variant);
    }

    private static void is(Optional<TumourShare> share, String fraction, Basis basis) {
        assertThat(share).get().satisfies(told -> {
            assertThat(told.fraction()).isEqualByComparingTo(fraction);
            assertThat(told.basis()).isEqualTo(basis);
        });
    }

    /** f = v · (p·c + 2·(1 − p)) / (p·m). */
    @Test
    void byPurityAndCopiesTheFormulaHolds() {
        var pure = Patient.with().has(quantity(Measurement.PURITY, "100", "%"));
        is(share(first("0.20", SOMATIC), pure), "0.40", Basis.PURITY);
        var half = Patient.with().has(quantity(Measurement.PURITY, "0.5", "1"));
        is(share(first("0.10", SOMATIC), half), "0.40", Basis.PURITY);
        var fourCopies = Patient.with().has(quantity(Measurement.PURITY, "50", "%"));
        is(share(first("0.10", counted("4", 100)), fourCopies), "0.60", Basis.PURITY);
    }

    @Test
    void thePloidyStandsInForCopiesThatAreNotTold() {
        var patient =
                Patient.with().has(quantity(Measurement.PURITY, "50", "%")).has(quantity(Measurement.PLOIDY, "4", "1"));
        is(share(first("0.10", SOMATIC), patient), "0.60", Basis.PURITY);
        var told =
                Patient.with().has(quantity(Measurement.PURITY, "50", "%")).has(quantity(Measurement.PLOIDY, "4", "1"));
        is(share(first("0.10", counted("2", 100)), told), "0.40", Basis.PURITY);
    }

    @Test
    void moreThanOneChangedCopyIsTakenWhereOneCannotExplainTheReads() {
        var pure = Patient.with().has(quantity(Measurement.PURITY, "100", "%"));
        is(share(first("0.95", counted("2", 1000)), pure), "0.95", Basis.PURITY);
        var exact = Patient.with().has(quantity(Measurement.PURITY, "100", "%"));
        is(share(first("0.50", SOMATIC), exact), "1.00", Basis.PURITY);
    }

    @Test
    void theIntervalIsWilsonsAndNarrowsWithTheReads() {
        var patient = Patient.with().has(quantity(Measurement.PURITY, "100", "%"));
        var few = share(first("0.20", counted("", 100)), patient).orElseThrow();
        assertThat(few.low()).isEqualByComparingTo("0.27");
        assertThat(few.high()).isEqualByComparingTo("0.58");
        var many = share(
                        first("0.20", counted("", 10_000)),
                        Patient.with().has(quantity(Measurement.PURITY, "100", "%")))
                .orElseThrow();
        assertThat(many.low()).isEqualByComparingTo("0.38");
        assertThat(many.high()).isEqualByComparingTo("0.42");
        var untold = share(first("0.20", SOMATIC), Patient.with().has(quantity(Measurement.PURITY, "100", "%")))
                .orElseThrow();
        assertThat(untold.low()).isEqualByComparingTo(few.low());
    }

    @Test
    void aPurityThatCannotBeIsNone() {
        for (var value : new String[] {"0", "130"}) {
            var patient = Patient.with().has(quantity(Measurement.PURITY, value, "%"));
            assertThat(share(first("0.20", SOMATIC), patient)).as(value).isEmpty();
        }
    }

    @Test
    void withoutAPurityTheMostFrequentChangeOfTheSpecimenIsTheMeasure() {
        var driver = variant("p.T790M", "0.40", SOMATIC, source("a", "2026-01-01"));
        is(share(first("0.10", SOMATIC), Patient.with().has(driver)), "0.25", Basis.DRIVER);
        var other = variant("p.T790M", "0.40", SOMATIC, source("b", "2026-01-01"));
        assertThat(share(first("0.10", SOMATIC), Patient.with().has(other))).isEmpty();
        assertThat(new Clonality(Patient.with()
                                .has(first("0.10", SOMATIC))
                                .has(driver)
                                .chart())
                        .of(driver))
                .isEmpty();
    }

    @Test
    void whatIsInheritedBenignOrGainedIsNoMeasure() {
        var inherited = new Variant.Details(Optional.empty(), Optional.of(Origin.GERMLINE), Optional.empty());
        var benign =
                new Variant.Details(Optional.empty(), Optional.of(Origin.SOMATIC), Optional.of(Significance.BENIGN));
        for (var details : new Variant.Details[] {inherited, benign, counted("5", 100)}) {
            var driver = variant("p.T790M", "0.40", details, source("a", "2026-01-01"));
            assertThat(share(first("0.10", SOMATIC), Patient.with().has(driver)))
                    .isEmpty();
        }
        assertThat(share(first("0.10", inherited), Patient.with().has(quantity(Measurement.PURITY, "80", "%"))))
                .isEmpty();
    }

    @Test
    void specimensOfOneTimeWithAndWithoutItAreCounted() {
        var here = variant("p.L858R", "", SOMATIC, source("a", "2026-01-01"));
        var patient = Patient.with()
                .has(variant("p.L858R", "", SOMATIC, source("b", "2026-01-20")))
                .has(variant("", "absent", SOMATIC, source("c", "2026-02-10")))
                .has(variant("p.L858R", "absent", SOMATIC, source("d", "2026-01-02")))
                .has(variant("", "absent", SOMATIC, source("e", "2026-06-01")));
        is(share(here, patient), "0.50", Basis.SPECIMENS);
        assertThat(share(here, Patient.with().has(variant("", "absent", SOMATIC, source("e", "2026-06-01")))))
                .isEmpty();
    }

    @Test
    void onlyWhatLeavesCellsWithoutItIsAPart() {
        assertThat(TumourShare.of(0.5, 0.4, 0.79, Basis.PURITY).isPart()).isTrue();
        assertThat(TumourShare.of(0.5, 0.4, 0.8, Basis.PURITY).isPart()).isFalse();
        assertThat(TumourShare.of(0.305, -0.1, 1.4, Basis.PURITY).words())
                .isEqualTo("about 31 % (0 to 100 %) of the tumour's cells");
    }
}

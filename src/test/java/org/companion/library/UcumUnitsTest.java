package org.companion.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values keep their meaning when their unit changes, and are refused where it would. */
class UcumUnitsTest {
    private static final UcumUnits UNITS =
            new UcumUnits(Map.of("K/uL", "10*3/uL", "cells/uL", "{cells}/uL", "mL/min/1.73m2", "mL/min/{1.73_m2}"));

    @ParameterizedTest
    @CsvSource({
        "400, /uL, 10*9/L, 0.4",
        "0.4, 10*9/L, /uL, 400",
        "1500, {cells}/uL, /uL, 1500",
        "1500, cells/uL, 10*9/L, 1.5",
        "1500, CELLS/UL, 10*9/L, 1.5",
        "1500, cells/µL, /uL, 1500",
        "1500, cells / uL, /uL, 1500",
        "1.5, K/uL, /uL, 1500",
        "400, /mm3, /uL, 400",
        "5, g/dL, g/L, 50",
        "12.5, mg/dL, g/L, 0.125",
        "5, mmol/L, umol/L, 5000",
        "5, m[iU]/mL, [IU]/L, 5",
        "7, %, 1, 0.07",
        "100, mL/min, L/h, 6",
        "3, h, d, 0.125",
        "60, mL/min/1.73m2, mL/min/{1.73_m2}, 60",
        "-2.25, ms, s, -0.00225"
    })
    void convertExactly(BigDecimal value, String from, String to, BigDecimal converted) {
        assertThat(UNITS.convert(value, from, to))
                .hasValueSatisfying(v -> assertThat(v).isEqualByComparingTo(converted));
    }

    @ParameterizedTest
    @CsvSource({
        "mg/dL, mmol/L",
        "mmol/L, /uL",
        "[iU]/L, U/L",
        "[iU]/L, /L",
        "mg, mL",
        "Cel, [degF]",
        "tablets, mg",
        "mg, tablets"
    })
    void areNotConvertedIntoSomethingElse(String from, String to) {
        assertThat(UNITS.convert(BigDecimal.ONE, from, to)).isEmpty();
    }

    @Test
    void aValueWithoutUnitIsOnlyAPlainNumber() {
        assertThat(UNITS.convert(new BigDecimal("2.5"), "", "{INR}")).contains(new BigDecimal("2.5"));
        assertThat(UNITS.convert(new BigDecimal("2.5"), "", "1")).contains(new BigDecimal("2.5"));
        assertThat(UNITS.convert(new BigDecimal("7"), "", "%")).isEmpty();
        assertThat(UNITS.convert(new BigDecimal("7"), "", "mg/dL")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10*99999/L",
                "10*-9999/L",
                "m999999999",
                "mol9.mol9.mol9.mol9.mol9.mol9.mol9",
                "mol4.mol4.mol4.mol4.mol4.mol4.mol4.mol4",
                "99999999999999999999",
                "((((((((((((((((((((((((((((((((((((((((",
                "1/0",
                "//",
                "{",
                "}{",
                "\u0000",
                "😀"
            })
    void anOddUnitIsRefusedAtOnce(String unit) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(UNITS.convert(BigDecimal.ONE, unit, "mg/dL")).isEmpty());
    }

    @Test
    void aUnitLongerThanAnyIsRefused() {
        assertThat(UNITS.convert(BigDecimal.ONE, "g" + "{x}".repeat(13), "g")).contains(BigDecimal.ONE);
        assertThat(UNITS.convert(BigDecimal.ONE, "g" + "{x}".repeat(14), "g")).isEmpty();
    }

    @Test
    void aNumberBeyondAllMeasureIsRefused() {
        assertThat(UNITS.convert(new BigDecimal("1E+99999999"), "g/L", "mg/L")).isEmpty();
        assertThat(UNITS.convert(new BigDecimal("1E-99999999"), "g/L", "mg/L")).isEmpty();
    }

    @Test
    void onlyWhatUcumHasIsAUnitOfUcum() {
        assertThat(UNITS.isUcum("mg/dL")).isTrue();
        assertThat(UNITS.isUcum("K/uL")).isTrue();
        assertThat(UNITS.isUcum("cells/uL")).isFalse();
        assertThat(UNITS.isUcum("")).isFalse();
    }

    @Property(tries = 200)
    void theSameUnitLeavesTheValueAlone(@ForAll BigDecimal value, @ForAll("units") String unit) {
        assertThat(UNITS.convert(value, unit, unit)).contains(value);
    }

    @Property(tries = 200)
    void thereAndBackIsTheSame(
            @ForAll @BigRange(min = "0.001", max = "1000000") @Scale(6) BigDecimal value,
            @ForAll("concentrations") String from,
            @ForAll("concentrations") String to) {
        var there = UNITS.convert(value, from, to).orElseThrow();
        assertThat(UNITS.convert(there, to, from).orElseThrow()).isEqualByComparingTo(value);
    }

    @Property(tries = 200)
    void twiceTheValueIsTwiceTheResult(
            @ForAll @BigRange(min = "0.001", max = "1000000") @Scale(6) BigDecimal value,
            @ForAll("concentrations") String from,
            @ForAll("concentrations") String to) {
        var once = UNITS.convert(value, from, to).orElseThrow();
        var twice = UNITS.convert(value.add(value), from, to).orElseThrow();
        assertThat(twice).isEqualByComparingTo(once.add(once, MathContext.DECIMAL128));
    }

    @Property(tries = 500)
    void whateverTheUnitSaysNothingIsThrown(@ForAll("writings") String from, @ForAll("writings") String to) {
        assertThatCode(() -> UNITS.convert(BigDecimal.TEN, from, to)).doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<String> units() {
        return Arbitraries.of("mg/dL", "10*9/L", "cells/uL", "%", "{INR}", "Cel", "whatever the house calls it");
    }

    @Provide
    Arbitrary<String> concentrations() {
        return Arbitraries.of("g/L", "mg/dL", "mg/L", "ug/mL", "ng/mL", "ug/dL", "g/dL");
    }

    @Provide
    Arbitrary<String> writings() {
        return Arbitraries.strings()
                .withChars("mgdLul/.*^10[]{}()iU'%+-µ µ\u0000")
                .ofMaxLength(45);
    }
}

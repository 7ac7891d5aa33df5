package org.companion.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.companion.library.Library;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A result is in the analyte's unit, or it is none. */
class AnalyteTest {
    private static final Library PACKS = Library.read(Optional.empty());

    private static Analyte analyte(String name) {
        return PACKS.knowledge().analytes().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "absolute neutrophil count, 0.5, 10*9/L, 500",
        "absolute neutrophil count, 0.5, G/L, 500",
        "absolute neutrophil count, 500, cells/mm3, 500",
        "absolute neutrophil count, 0.5, K/uL, 500",
        "absolute neutrophil count, 0.5, x10^3/uL, 500",
        "platelets, 250, Tsd/uL, 250000",
        "potassium, 5.5, meq/L, 5.5",
        "potassium, 21.5039, mg/dL, 5.5",
        "creatinine, 113.12, umol/L, 1.2796",
        "LDL cholesterol, 5, mmol/L, 193.33",
        "LVEF, 0.5, 1, 50",
        "QTc, 0.44, s, 440",
        "INR, 4.5, '', 4.5",
        "INR, 4.5, {INR}, 4.5",
        "lipoprotein(a), 0.5, g/L, 50"
    })
    void isConverted(String name, BigDecimal value, String unit, BigDecimal expected) {
        assertThat(analyte(name).inUnit(value, unit, PACKS.units()))
                .hasValueSatisfying(
                        read -> assertThat(read.round(new MathContext(5))).isEqualByComparingTo(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "absolute neutrophil count, 500, ''",
        "absolute neutrophil count, 40, %",
        "absolute neutrophil count, 5, mg/dL",
        "potassium, 5.5, ''",
        "potassium, 5.5, mmol",
        "lipoprotein(a), 100, nmol/L",
        "G6PD activity, 8, U/g{Hb}",
        "eGFR, 30, mg/dL"
    })
    void isNoneWhereTheUnitSaysSomethingElse(String name, BigDecimal value, String unit) {
        assertThat(analyte(name).inUnit(value, unit, PACKS.units())).isEmpty();
    }

    @Property(tries = 200)
    void molesAndGramsThereAndBackAreTheSame(@ForAll @BigRange(min = "0.01", max = "2000") @Scale(2) BigDecimal value) {
        var grams = new Analyte("x", Set.of("1-1"), "mg/dL", Optional.of(new BigDecimal("113.12")), Optional.empty());
        var moles = new Analyte("x", Set.of("1-1"), "umol/L", Optional.of(new BigDecimal("113.12")), Optional.empty());
        var there = moles.inUnit(value, "mg/dL", PACKS.units()).orElseThrow();
        var back = grams.inUnit(there, "umol/L", PACKS.units()).orElseThrow();
        assertThat(back.round(new MathContext(10))).isEqualByComparingTo(value.round(new MathContext(10)));
    }

    @Property(tries = 200)
    void aCountIsTheSameInWhateverUnitItIsWritten(
            @ForAll @BigRange(min = "0.001", max = "100") @Scale(3) BigDecimal thousands) {
        var count = analyte("absolute neutrophil count");
        var expected = thousands.movePointRight(3);
        for (var unit : Set.of("10*9/L", "G/L", "10*3/uL", "K/uL", "10*3/mm3", "/nL")) {
            assertThat(count.inUnit(thousands, unit, PACKS.units()))
                    .as(unit)
                    .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(expected));
        }
    }
}

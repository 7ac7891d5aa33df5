package org.companion.knowledge;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.Set;

/**
 * Something that laboratories measure.
 *
 * @param loinc codes of the tests that measure it
 * @param unit the UCUM unit that its bounds are given in
 * @param gramsPerMole its molar mass, where amounts of substance and of mass are both in use
 * @param estimated what it may be computed from where it was not measured
 */
public record Analyte(
        String name, Set<String> loinc, String unit, Optional<BigDecimal> gramsPerMole, Optional<Estimated> estimated) {
    private static final String MOLES = "mol/L";
    private static final String GRAMS = "g/L";

    /**
     * How it is computed.
     *
     * @param formula the published equation
     * @param from what the equation starts from
     */
    public record Estimated(Formula formula, Analyte from) {}

    /** The equations that the house knows. */
    public enum Formula {
        /** CKD-EPI 2021, without race, from creatinine in mg/dL: Inker et al., N Engl J Med 2021;385:1737. */
        CKD_EPI_2021
    }

    public Analyte {
        loinc = Set.copyOf(loinc);
    }

    /** What is measured and neither weighed nor computed. */
    public Analyte(String name, Set<String> loinc, String unit) {
        this(name, loinc, unit, Optional.empty(), Optional.empty());
    }

    /** Whether a result with these codes is one of it. */
    public boolean isMeasuredBy(Set<String> codes) {
        return codes.stream().anyMatch(loinc::contains);
    }

    /** A value of it in its own unit; empty where the unit is missing or measures something else. */
    public Optional<BigDecimal> inUnit(BigDecimal value, String written, Units units) {
        return units.convert(value, written, unit)
                .or(() -> gramsPerMole.flatMap(mass -> units.convert(value, written, MOLES)
                        .flatMap(moles -> units.convert(moles.multiply(mass), GRAMS, unit))
                        .or(() -> units.convert(value, written, GRAMS)
                                .flatMap(grams ->
                                        units.convert(grams.divide(mass, MathContext.DECIMAL64), MOLES, unit)))));
    }
}

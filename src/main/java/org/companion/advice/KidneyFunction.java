package org.companion.advice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How much the kidneys filter, by the CKD-EPI equation of 2021 without race: Inker et al., N Engl J Med 2021;385:1737. It
 * holds for adults.
 */
final class KidneyFunction {
    private static final int ADULT = 18;

    /** The equation's constants for one sex. */
    private record Constants(double kappa, double alpha, double factor) {}

    private static final Constants FEMALE = new Constants(0.7, -0.241, 1.012);
    private static final Constants MALE = new Constants(0.9, -0.302, 1);

    private final Constants constants;
    private final int age;

    private KidneyFunction(Constants constants, int age) {
        this.constants = constants;
        this.age = age;
    }

    /** Empty for children, and where sex or age are not on file. */
    static Optional<KidneyFunction> of(Optional<String> sex, Optional<Integer> age) {
        var constants = sex.flatMap(code -> switch (code) {
            case "female" -> Optional.of(FEMALE);
            case "male" -> Optional.of(MALE);
            default -> Optional.<Constants>empty();
        });
        return constants.flatMap(
                known -> age.filter(years -> years >= ADULT).map(years -> new KidneyFunction(known, years)));
    }

    /** In mL/min/1.73 m², for creatinine in mg/dL above zero; rounded to a whole number as laboratories do. */
    BigDecimal at(BigDecimal creatinine) {
        var share = Math.max(creatinine.doubleValue(), 0.01) / constants.kappa;
        var rate = 142
                * Math.pow(Math.min(share, 1), constants.alpha)
                * Math.pow(Math.max(share, 1), -1.2)
                * Math.pow(0.9938, age)
                * constants.factor;
        return BigDecimal.valueOf(rate).setScale(0, RoundingMode.HALF_UP);
    }
}

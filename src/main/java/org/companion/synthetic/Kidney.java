package org.companion.synthetic;

/** The formula CKD-EPI 2021 (Inker and others, N Engl J Med 2021;385:1737), read from its end. */
final class Kidney {
    private Kidney() {}

    /** The creatinine in mg/dL from which an adult has this eGFR in mL/min/1.73 m². */
    static double creatinine(double egfr, int age, boolean female) {
        var kappa = female ? 0.7 : 0.9;
        var alpha = female ? -0.241 : -0.302;
        var ratio = egfr / (142 * StrictMath.pow(0.9938, age) * (female ? 1.012 : 1));
        return kappa * StrictMath.pow(ratio, ratio >= 1 ? 1 / alpha : -1 / 1.2);
    }
}

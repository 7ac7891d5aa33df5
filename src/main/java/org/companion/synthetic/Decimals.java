package org.companion.synthetic;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as a laboratory writes them. */
final class Decimals {
    private Decimals() {}

    static BigDecimal rounded(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
    }
}

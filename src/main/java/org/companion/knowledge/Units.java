package org.companion.knowledge;

import java.math.BigDecimal;
import java.util.Optional;

/** Converts between units of measure. */
public interface Units {
    /** The value in {@code to}; empty when either is no UCUM unit or they measure different things. */
    Optional<BigDecimal> convert(BigDecimal value, String from, String to);
}

package org.companion.knowledge;

import java.math.BigDecimal;

/** Which of a test's results have to lie within the bounds. */
public sealed interface Over {
    /** The newest. */
    record Newest() implements Over {}

    /** At least so many of those that are not too old. */
    record Times(int count) implements Over {}

    /** The newest, and all before it for at least so many days. */
    record Lasting(int days) implements Over {}

    /**
     * The newest has changed from the oldest that is not too old by at least this part of it, in percent; the bounds
     * are not looked at.
     */
    record Changed(BigDecimal percent, Direction direction) implements Over {}

    /** Which way a value went. */
    enum Direction {
        RISEN,
        FALLEN
    }
}

package org.companion.lab;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.companion.intake.Reported.Amount;

/** Numbers as laboratories write them. */
final class Numbers {
    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,15}(?:\\.\\d{1,15})?(?:[eE][+-]?\\d{1,2})?");
    private static final Pattern AMOUNT = Pattern.compile("([<>≤≥]=?)?\\s*(\\d{1,15}(?:\\.\\d{1,15})?)\\s*(.*)");
    private static final int HUNDRED = 2;

    private Numbers() {}

    static Optional<BigDecimal> of(String text) {
        var bare = text.strip();
        return PLAIN.matcher(bare).matches() ? Optional.of(new BigDecimal(bare)) : Optional.empty();
    }

    /** A count, such as of reads or copies. */
    static Optional<BigDecimal> count(String text) {
        return of(text).filter(number -> number.signum() >= 0);
    }

    /** A share from 0 to 1. */
    static Optional<BigDecimal> share(String text) {
        return of(text).filter(share -> share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0);
    }

    /** A share from 0 to 1 that is written in per cent, with or without the sign. */
    static Optional<BigDecimal> percent(String text) {
        return of(text.replace("%", ""))
                .map(number -> number.movePointLeft(HUNDRED))
                .filter(share -> share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0);
    }

    /** A position on a chromosome, one-based. */
    static Optional<Long> position(String text) {
        return text.matches("[1-9]\\d{0,8}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /** A number that may stand behind a comparator and before its unit, as in {@code >=3.0} or {@code 4.2 m/MB}. */
    static Optional<Amount> amount(String text) {
        var m = AMOUNT.matcher(text.strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        var sign = m.group(1) == null
                ? ""
                : m.group(1).replace("≥", ">=").replace("≤", "<=").replace("==", "=");
        return Optional.of(
                new Amount(sign, new BigDecimal(m.group(2)), m.group(3).strip()));
    }
}

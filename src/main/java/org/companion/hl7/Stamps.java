package org.companion.hl7;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.companion.delivery.Moment;

/** Reads HL7 v2 time stamps ({@code YYYY[MM[DD[HHMM[SS[.S]]]]][+/-ZZZZ]}). */
final class Stamps {
    private static final Pattern FORM = Pattern.compile(
            "(\\d{4})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:\\.(\\d{1,4}))?)?)?)?)?)?([+-]\\d{4})?");

    private final ZoneId zone;

    /** {@code zone} of the stamps that name none. */
    Stamps(ZoneId zone) {
        this.zone = zone;
    }

    Optional<Moment> read(String stamp) {
        var m = FORM.matcher(stamp.strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        try {
            if (m.group(4) == null) {
                return Moment.of(m.group(1)
                        + (m.group(2) == null ? "" : "-" + m.group(2))
                        + (m.group(3) == null ? "" : "-" + m.group(3)));
            }
            var local = LocalDateTime.of(
                    number(m.group(1)),
                    number(m.group(2)),
                    number(m.group(3)),
                    number(m.group(4)),
                    m.group(5) == null ? 0 : number(m.group(5)),
                    m.group(6) == null ? 0 : number(m.group(6)));
            var offset = m.group(8) == null
                    ? zone.getRules().getOffset(local)
                    : ZoneOffset.of(
                            m.group(8).substring(0, 3) + ":" + m.group(8).substring(3));
            return Moment.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local.atOffset(offset)));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    static Optional<LocalDate> day(String stamp) {
        try {
            return stamp.length() < 8
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(stamp.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}

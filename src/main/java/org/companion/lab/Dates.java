package org.companion.lab;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.companion.delivery.Moment;

/**
 * Dates as laboratories write them, from the year down. A time without a zone is taken for its day alone; a date that
 * begins with a month or a day is not taken, for nobody can tell which.
 */
final class Dates {
    private static final Pattern DAY = Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})(?:[T ].*)?");

    private Dates() {}

    static Optional<Moment> moment(String written) {
        var text = written.strip().replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) (?=\\d)", "$1T");
        return text.isEmpty()
                ? Optional.empty()
                : Moment.of(text)
                        .filter(moment -> moment.written().equals(text))
                        .or(() -> day(text).flatMap(day -> Moment.of(day.format(DateTimeFormatter.ISO_LOCAL_DATE))));
    }

    static Optional<LocalDate> day(String written) {
        var m = DAY.matcher(written.strip());
        try {
            return m.matches()
                    ? Optional.of(LocalDate.of(
                            Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3))))
                    : Optional.empty();
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}

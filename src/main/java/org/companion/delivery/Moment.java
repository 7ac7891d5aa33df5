package org.companion.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A point in time as exactly as its source tells it.
 *
 * @param written as a FHIR dateTime: a year, a month, a day or an instant with its zone
 * @param from where the stretch begins that it may stand for; a day without a zone begins in UTC
 */
public record Moment(String written, Instant from) {
    /** Reads a FHIR dateTime; empty for what is none. */
    public static Optional<Moment> of(String written) {
        var text = written.strip();
        try {
            return Optional.of(new Moment(
                    text,
                    switch (text.length()) {
                        case 4 ->
                            Year.parse(text)
                                    .atDay(1)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant();
                        case 7 ->
                            YearMonth.parse(text)
                                    .atDay(1)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant();
                        case 10 ->
                            LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
                        default -> OffsetDateTime.parse(text).toInstant();
                    }));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /** The first moment after the stretch that it may stand for; an instant is as long as a millisecond. */
    public Instant until() {
        var begin = from.atOffset(ZoneOffset.UTC);
        return switch (written.length()) {
            case 4 -> begin.plusYears(1).toInstant();
            case 7 -> begin.plusMonths(1).toInstant();
            case 10 -> begin.plusDays(1).toInstant();
            default -> from.plusMillis(1);
        };
    }
}

package org.companion.inquiry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;

/** The days that a FHIR date, dateTime or instant stands for: a year is all of its days. */
public final class Days {
    private static final int YEAR = 4;
    private static final int MONTH = 7;
    private static final int DAY = 10;

    private Days() {}

    /** The first of its days; empty when it is no date. */
    public static Optional<LocalDate> first(String date) {
        try {
            return Optional.of(
                    switch (date.length()) {
                        case YEAR -> Year.parse(date).atDay(1);
                        case MONTH -> YearMonth.parse(date).atDay(1);
                        default -> day(date);
                    });
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    /** The last of its days; empty when it is no date. */
    public static Optional<LocalDate> last(String date) {
        try {
            return Optional.of(
                    switch (date.length()) {
                        case YEAR -> Year.parse(date).atMonth(12).atEndOfMonth();
                        case MONTH -> YearMonth.parse(date).atEndOfMonth();
                        default -> day(date);
                    });
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date.length() > DAY ? date.substring(0, DAY) : date);
    }
}

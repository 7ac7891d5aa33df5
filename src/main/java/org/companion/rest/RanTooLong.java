package org.companion.rest;

import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** A search that the database ended because it took too long. */
final class RanTooLong {
    static final String WORDS = "The search took longer than 30 s and was ended. Ask for less at once";

    /** SQL state of a query that was cancelled, in PostgreSQL and H2. */
    private static final String CANCELLED = "57014";

    private RanTooLong() {}

    /** HAPI runs searches in threads of its own and hands on no more than the message. */
    static boolean isCauseOf(Throwable failure) {
        return ExceptionUtils.getThrowableList(failure).stream()
                .anyMatch(cause -> isCancelled(cause) || saysSo(Objects.requireNonNullElse(cause.getMessage(), "")));
    }

    private static boolean isCancelled(Throwable cause) {
        return cause instanceof SQLException failed && CANCELLED.equals(failed.getSQLState());
    }

    private static boolean saysSo(String message) {
        return Stream.of("Statement was canceled or the session timed out", "canceling statement due to")
                .anyMatch(message::contains);
    }
}

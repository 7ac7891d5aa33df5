package org.companion.rest;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Failures of our own. They are logged with where, never with what: a message may hold a patient's data. */
final class Incidents {
    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);
    private static final int FRAMES = 8;
    private final SecureRandom random = new SecureRandom();

    /** Logs a failure and gives the number under which it is found in the log. */
    String record(Throwable failure) {
        var number = new byte[6];
        random.nextBytes(number);
        var incident = HexFormat.of().formatHex(number);
        LOG.error("Incident {}: {}", incident, where(failure));
        return incident;
    }

    private static String where(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(8)
                .map(cause -> cause.getClass().getName() + frames(cause))
                .collect(Collectors.joining("\n caused by "));
    }

    private static String frames(Throwable cause) {
        return Stream.of(cause.getStackTrace())
                .limit(FRAMES)
                .map(frame -> "\n    " + frame)
                .collect(Collectors.joining());
    }
}

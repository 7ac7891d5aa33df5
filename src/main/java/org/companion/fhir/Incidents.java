package org.companion.fhir;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Failures of our own. They are logged with where, never with what: a message may hold a patient's data. */
public final class Incidents {
    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);
    private static final int FRAMES = 16;
    private final SecureRandom random = new SecureRandom();

    /** Logs a failure and gives the number under which it is found in the log. */
    public String record(Throwable failure) {
        var number = new byte[6];
        random.nextBytes(number);
        var incident = HexFormat.of().formatHex(number);
        LOG.error("Incident {}: {}", incident, where(failure));
        return incident;
    }

    private static String where(Throwable failure) {
        var causes = ExceptionUtils.getThrowableList(failure);
        var names = causes.stream().map(Incidents::name).collect(Collectors.joining(" < "));
        return names + frames(causes.get(causes.size() - 1));
    }

    /** What a linkage error names is a class, never data. */
    private static String name(Throwable cause) {
        var name = cause.getClass().getName();
        return cause instanceof LinkageError ? name + " " + cause.getMessage() : name;
    }

    private static String frames(Throwable cause) {
        return Stream.of(cause.getStackTrace())
                .limit(FRAMES)
                .map(frame -> "\n    " + frame)
                .collect(Collectors.joining());
    }
}

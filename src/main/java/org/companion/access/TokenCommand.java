package org.companion.access;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.companion.permission.Grant;

/** {@code java -jar companion.jar token}: prints a token of the embedded issuer, for who may read its key. */
public final class TokenCommand {
    private static final String USAGE = "token [--scope='system/*.cruds'] [--patient=ID] [--client=NAME]"
            + " [--minutes=60] [--companion.data=FOLDER]";

    private TokenCommand() {}

    /** Whether the program was started to make a token. */
    public static boolean isAsked(String... arguments) {
        return arguments.length > 0 && arguments[0].equals("token");
    }

    /** The token, or why there is none: {@code IllegalArgumentException} says how to ask. */
    public static String token(Clock clock, String... arguments) {
        var asked = asked(List.of(arguments).subList(1, arguments.length));
        var scopes = asked.getOrDefault("scope", "system/*.cruds");
        if (Grant.read(scopes).size() != scopes.strip().split("\\s+").length) {
            throw new IllegalArgumentException("a scope is not understood: " + scopes);
        }
        return EmbeddedIssuer.in(Path.of(asked.getOrDefault("companion.data", "data")), clock)
                .token(
                        asked.getOrDefault("client", "command-line"),
                        scopes,
                        Optional.ofNullable(asked.get("patient")),
                        Duration.ofMinutes(minutes(asked.getOrDefault("minutes", "60"))));
    }

    private static long minutes(String text) {
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException(USAGE);
        }
        return Long.parseLong(text);
    }

    private static Map<String, String> asked(List<String> arguments) {
        var found = new HashMap<String, String>();
        for (var argument : arguments) {
            var sign = argument.indexOf('=');
            if (!argument.startsWith("--") || sign < 0) {
                throw new IllegalArgumentException(USAGE);
            }
            found.put(argument.substring(2, sign), argument.substring(sign + 1));
        }
        if (!List.of("scope", "patient", "client", "minutes", "companion.data").containsAll(found.keySet())) {
            throw new IllegalArgumentException(USAGE);
        }
        return found;
    }
}

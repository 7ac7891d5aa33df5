package org.companion.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ties an entry of the book to all that stand before it: SHA-256 of the seal before and of what the entry says. Whoever
 * changes, takes out or puts in an entry has to make every later seal anew, the last one too, which others have noted.
 */
public final class Seal {
    /** Stands before the first entry. */
    public static final String NONE = "0".repeat(64);

    private Seal() {}

    /** The seal of an entry, in hexadecimal. */
    public static String of(String before, long number, Look look) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var part : parts(before, number, look)) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                sha.update(bytes);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static List<String> parts(String before, long number, Look look) {
        var parts = Stream.of(
                before,
                Long.toString(number),
                look.id().toString(),
                Long.toString(look.at().toEpochMilli()),
                text(look.client()),
                text(look.user()),
                text(look.patient()),
                look.service(),
                text(look.instance()),
                Integer.toString(look.status()),
                Integer.toString(look.cards()),
                Integer.toString(look.callbacks()),
                Long.toString(look.took().toNanos() / 1_000),
                text(look.entity()),
                text(look.reason()));
        return Stream.concat(parts, look.query().map(Seal::asked).stream()).toList();
    }

    /** Only where there is one: entries of the time before searches were kept are sealed without. */
    private static String asked(String query) {
        return "?" + query;
    }

    /** Nothing said is told apart from nothing in it. */
    private static String text(Optional<String> one) {
        return one.map(told -> "+" + told).orElse("-");
    }
}

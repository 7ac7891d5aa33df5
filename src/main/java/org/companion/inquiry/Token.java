package org.companion.inquiry;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A token as the operations take it: {@code system|code} is met by exactly that code of that system; plain text is met,
 * whatever the case, where it stands as a word, or as the beginning of one, in a code, a display or a text. A number is
 * met only whole: {@code *1} is not {@code *17}.
 *
 * @param written as the caller wrote it
 * @param system empty where any system will do
 */
public record Token(String written, Optional<String> system, String code) {
    /** Systems that senders spell in several ways, without scheme and {@code www.}. */
    private static final Map<String, String> SAME = Map.of(
            "genenames.org/geneid", "genenames.org",
            "ncbi.nlm.nih.gov/nuccore", "ncbi.nlm.nih.gov/refseq",
            "pharmvar.org/gene", "pharmvar.org");

    public Token {
        if (code.isBlank()) {
            throw new IllegalArgumentException("a token names a code or a text");
        }
    }

    /** Reads {@code system|code}, {@code |code} or plain text; empty when nothing is asked for. */
    public static Optional<Token> parse(String written) {
        var bar = written.indexOf('|');
        var code = written.substring(bar + 1).strip();
        return code.isEmpty()
                ? Optional.empty()
                : Optional.of(new Token(
                        written,
                        bar < 0
                                ? Optional.empty()
                                : Optional.of(written.substring(0, bar).strip()),
                        code));
    }

    public boolean meets(Word word) {
        return system.map(s -> code.equals(word.code()) && plain(s).equals(plain(word.system())))
                .orElseGet(() ->
                        Stream.of(word.code(), word.text(), word.system()).anyMatch(text -> standsIn(lower(text))));
    }

    private boolean standsIn(String text) {
        var sought = lower(code);
        for (int at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
            if (begins(text, at, sought) && ends(text, at + sought.length(), sought)) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(String text, int at, String sought) {
        return at == 0
                || !Character.isLetterOrDigit(text.charAt(at - 1))
                || !Character.isLetterOrDigit(sought.charAt(0));
    }

    private static boolean ends(String text, int end, String sought) {
        return end == text.length()
                || !Character.isDigit(sought.charAt(sought.length() - 1))
                || !Character.isLetterOrDigit(text.charAt(end));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String plain(String system) {
        var bare = lower(system)
                .replaceFirst("^https?://", "")
                .replaceFirst("^www\\.", "")
                .replaceFirst("/+$", "");
        return SAME.getOrDefault(bare, bare);
    }
}

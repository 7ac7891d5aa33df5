package org.companion.hl7;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The bytes of a message as text: in the character set that MSH-18 names, with carriage returns between segments. */
final class MessageText {
    private static final int FIELD = 18;
    /** HL7 table 0211, as far as it is met. */
    private static final Map<String, Charset> SETS = Map.of(
            "UNICODE UTF-8", StandardCharsets.UTF_8,
            "UTF-8", StandardCharsets.UTF_8,
            "ASCII", StandardCharsets.US_ASCII,
            "8859/1", StandardCharsets.ISO_8859_1,
            "ISO-8859-1", StandardCharsets.ISO_8859_1,
            "8859/15", Charset.forName("ISO-8859-15"),
            "8859/2", Charset.forName("ISO-8859-2"),
            "UNICODE UTF-16", StandardCharsets.UTF_16);

    private MessageText() {}

    /**
     * Empty when the bytes are not of the set they say they are of, or hold the null character, which is no text. Without
     * a set: UTF-8, or else ISO 8859-1.
     */
    static Optional<String> of(byte[] bytes) {
        return read(bytes).filter(text -> text.indexOf('\0') < 0);
    }

    private static Optional<String> read(byte[] bytes) {
        var named = named(bytes);
        if (named.isEmpty()) {
            return decoded(bytes, StandardCharsets.UTF_8)
                    .or(() -> Optional.of(new String(bytes, StandardCharsets.ISO_8859_1)))
                    .map(MessageText::normal);
        }
        return Optional.ofNullable(SETS.get(named.get().strip().toUpperCase(Locale.ROOT)))
                .flatMap(set -> decoded(bytes, set))
                .map(MessageText::normal);
    }

    /** The first repetition of MSH-18, by its bytes: every set but UTF-16 has these signs where ASCII has them. */
    private static Optional<String> named(byte[] bytes) {
        var start = 0;
        while (start < bytes.length && start < 16 && bytes[start] != 'M') {
            start++;
        }
        if (start + 4 > bytes.length || bytes[start] != 'M') {
            return Optional.empty();
        }
        var separator = bytes[start + 3];
        var field = 2; // the separator itself is the first
        var from = start + 4;
        for (var i = from; i < bytes.length && field < FIELD; i++) {
            if (bytes[i] == '\r' || bytes[i] == '\n') {
                return Optional.empty();
            }
            if (bytes[i] == separator) {
                field++;
                from = i + 1;
            }
        }
        var end = from;
        while (end < bytes.length && ends(bytes[end], separator)) {
            end++;
        }
        return field < FIELD || end == from
                ? Optional.empty()
                : Optional.of(new String(bytes, from, end - from, StandardCharsets.ISO_8859_1))
                        .filter(name -> !name.isBlank());
    }

    private static boolean ends(byte sign, byte separator) {
        return sign != separator && sign != '\r' && sign != '\n' && sign != '~' && sign != '^';
    }

    private static Optional<String> decoded(byte[] bytes, Charset set) {
        try {
            return Optional.of(set.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException broken) {
            return Optional.empty();
        }
    }

    /** Begins with MSH where there is one near the start; senders put line feeds and byte order marks in. */
    static String normal(String text) {
        var lines = text.indexOf('\n') < 0 ? text : text.replace("\r\n", "\r").replace('\n', '\r');
        while (lines.contains("\r\r")) {
            lines = lines.replace("\r\r", "\r");
        }
        var start = lines.startsWith("MSH")
                ? 0
                : lines.substring(0, Math.min(lines.length(), 64)).indexOf("MSH");
        return start > 0 && (start <= 3 || lines.substring(0, start).isBlank())
                ? lines.substring(start)
                : lines.stripLeading();
    }
}

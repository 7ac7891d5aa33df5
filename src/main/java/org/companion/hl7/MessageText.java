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

    /** Empty when the bytes are not of the set they say they are of. Without a set: UTF-8, or else ISO 8859-1. */
    static Optional<String> of(byte[] bytes) {
        var rough = new String(bytes, 0, Math.min(bytes.length, 2048), StandardCharsets.ISO_8859_1);
        var named = named(rough);
        if (named.isEmpty()) {
            return decoded(bytes, StandardCharsets.UTF_8)
                    .or(() -> Optional.of(new String(bytes, StandardCharsets.ISO_8859_1)))
                    .map(MessageText::normal);
        }
        return Optional.ofNullable(SETS.get(named.get().strip().toUpperCase(Locale.ROOT)))
                .flatMap(set -> decoded(bytes, set))
                .map(MessageText::normal);
    }

    private static Optional<String> named(String rough) {
        var start = rough.indexOf("MSH");
        if (start < 0 || rough.length() < start + 4) {
            return Optional.empty();
        }
        var line = rough.substring(start).split("[\r\n]", 2)[0];
        var fields = line.split(java.util.regex.Pattern.quote(line.substring(3, 4)), -1);
        return fields.length > 17
                ? Optional.of(fields[17].split("[~^]", 2)[0]).filter(name -> !name.isBlank())
                : Optional.empty();
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
    private static String normal(String text) {
        var lines = text.replace("\r\n", "\r").replace('\n', '\r').replaceAll("\r{2,}", "\r");
        var start = lines.indexOf("MSH");
        return start > 0 && lines.substring(0, start).isBlank() || start > 0 && start <= 3
                ? lines.substring(start)
                : lines.stripLeading();
    }
}

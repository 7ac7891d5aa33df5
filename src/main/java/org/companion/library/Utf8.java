package org.companion.library;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The text of a file, which is in UTF-8 or refused: a µ from another encoding would silently become another sign. */
final class Utf8 {
    private Utf8() {}

    static Optional<String> text(String file, byte[] bytes, Problems problems) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException other) {
            problems.add(new Place(file, 1), "is not in UTF-8", "UTF-8 throughout");
            return Optional.empty();
        }
    }
}

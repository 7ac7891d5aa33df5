package org.companion.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** The lines that came in the body of a request, packed, as they are kept until they have been read. */
record Body(List<Output.Part> parts) {
    static final String NAME = "body.ndjson";
    static final Body NONE = new Body(List.of());
    private static final int PART = 1 << 20;

    Body {
        parts = List.copyOf(parts);
    }

    static Body read(InputStream stream) throws IOException {
        var parts = new ArrayList<Output.Part>();
        var length = 0L;
        for (var bytes = stream.readNBytes(PART); bytes.length > 0; bytes = stream.readNBytes(PART)) {
            var position = length;
            length += bytes.length;
            parts.add(new Output.Part(new Written(NAME, "", 0, length), position, packed(bytes)));
        }
        return new Body(parts);
    }

    long length() {
        return parts.isEmpty() ? 0 : parts.get(parts.size() - 1).file().length();
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        var packed = new ByteArrayOutputStream();
        try (var stream = new DeflaterOutputStream(packed, deflater)) {
            stream.write(bytes);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }
}

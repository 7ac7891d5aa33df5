package org.companion.inbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** The first characters of a payload, unpacked where it is packed, by which its format is known. */
final class Heads {
    private static final int MOST = 4_096;

    private Heads() {}

    static String of(byte[] bytes) {
        var head = bytes.length > 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b
                ? unpacked(bytes)
                : new String(bytes, 0, Math.min(bytes.length, MOST), StandardCharsets.UTF_8);
        return head.replace("\uFEFF", "").strip();
    }

    private static String unpacked(byte[] bytes) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            return "";
        }
    }
}

package org.companion.hl7;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A file with several messages, as the batch protocol has it (FHS, BHS, MSH …, BTS, FTS) or simply one after the other. */
public final class Batch {
    private Batch() {}

    /** Each message by itself; the bytes as they are where they are not several messages. */
    public static List<byte[]> messages(byte[] file) {
        var text = new String(file, StandardCharsets.ISO_8859_1);
        if (!text.matches("(?s)\\s*(FHS|BHS|MSH)\\W.*")) {
            return List.of(file);
        }
        var messages = new ArrayList<byte[]>();
        var lines = new StringBuilder();
        for (var line : text.split("[\\r\\n\\x0B\\x1C]+")) {
            if (line.startsWith("MSH") || line.matches("(FHS|BHS|BTS|FTS)\\W?.*")) {
                add(messages, lines);
                lines.setLength(0);
            }
            if (!line.matches("(FHS|BHS|BTS|FTS)\\W?.*") && !line.isBlank()) {
                lines.append(line).append('\r');
            }
        }
        add(messages, lines);
        return messages;
    }

    private static void add(List<byte[]> messages, StringBuilder lines) {
        if (!lines.isEmpty()) {
            messages.add(lines.toString().getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}

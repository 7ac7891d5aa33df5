package org.companion.bulk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A line that waits for what it refers to, with where it came from: {@code input line {json}}. */
record Waiting(int input, long line, byte[] bytes) {

    byte[] written() {
        var head = (input + " " + line + " ").getBytes(StandardCharsets.US_ASCII);
        var all = Arrays.copyOf(head, head.length + bytes.length);
        System.arraycopy(bytes, 0, all, head.length, bytes.length);
        return all;
    }

    static Waiting of(byte[] written) {
        var first = space(written, 0);
        var second = space(written, first + 1);
        return new Waiting(
                Integer.parseInt(text(written, 0, first)),
                Long.parseLong(text(written, first + 1, second)),
                Arrays.copyOfRange(written, second + 1, written.length));
    }

    private static int space(byte[] written, int from) {
        for (int i = from; i < written.length; i++) {
            if (written[i] == ' ') {
                return i;
            }
        }
        throw new IllegalStateException("a line that waits has lost where it came from");
    }

    private static String text(byte[] written, int from, int to) {
        return new String(written, from, to - from, StandardCharsets.US_ASCII);
    }
}

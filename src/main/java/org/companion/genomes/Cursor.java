package org.companion.genomes;

import java.nio.charset.StandardCharsets;

/** Reads a column of numbers and bases. */
final class Cursor {
    private static final int BITS = 7;
    private static final int MORE = 0x80;

    private final byte[] bytes;
    private final int end;
    private int at;

    Cursor(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private Cursor(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    boolean hasMore() {
        return at < end;
    }

    int one() {
        if (at >= end) {
            throw new DamagedBlock("a column ends too early");
        }
        return bytes[at++] & 0xff;
    }

    int number() {
        int value = 0;
        int shift = 0;
        int next = one();
        while (next >= MORE) {
            value |= (next & (MORE - 1)) << shift;
            shift += BITS;
            next = one();
        }
        return value | next << shift;
    }

    int signed() {
        int value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    String bases() {
        int length = number();
        if (length > end - at) {
            throw new DamagedBlock("bases end too early");
        }
        var text = new String(bytes, at, length, StandardCharsets.US_ASCII);
        at += length;
        return text;
    }

    void skip(int count) {
        at += count;
    }

    Cursor column() {
        int length = number();
        var column = new Cursor(bytes, at, at + length);
        if (length < 0 || at + length > end) {
            throw new DamagedBlock("a column ends too early");
        }
        at += length;
        return column;
    }
}

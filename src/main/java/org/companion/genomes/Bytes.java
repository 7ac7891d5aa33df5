package org.companion.genomes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Grows a column of numbers and bases: each number in as few bytes as it needs, seven bits a byte. */
final class Bytes {
    private static final int BITS = 7;
    private static final int MORE = 0x80;

    private byte[] bytes = new byte[64];
    private int size;

    void one(int value) {
        grow(1);
        bytes[size++] = (byte) value;
    }

    /** A number that is not below zero. */
    void number(int value) {
        int left = value;
        while (left >= MORE) {
            one(left | MORE);
            left >>>= BITS;
        }
        one(left);
    }

    /** A number of either sign. */
    void signed(int value) {
        number((value << 1) ^ (value >> (Integer.SIZE - 1)));
    }

    void bases(String bases) {
        number(bases.length());
        all(bases.getBytes(StandardCharsets.US_ASCII));
    }

    void column(Bytes column) {
        number(column.size);
        all(Arrays.copyOf(column.bytes, column.size));
    }

    private void all(byte[] more) {
        grow(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    private void grow(int by) {
        if (size + by > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + by));
        }
    }

    int size() {
        return size;
    }

    byte[] packed() {
        return Packing.pack(Arrays.copyOf(bytes, size));
    }
}

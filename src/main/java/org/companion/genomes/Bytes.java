package org.companion.genomes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Grows a column of numbers and bases: each number in as few bytes as it needs, seven bits a byte. */
final class Bytes {
    private static final int BITS = 7;
    private static final int MORE = 0x80;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    void one(int value) {
        out.write(value);
    }

    /** A number that is not below zero. */
    void number(int value) {
        int left = value;
        while (left >= MORE) {
            out.write(left | MORE);
            left >>>= BITS;
        }
        out.write(left);
    }

    /** A number of either sign. */
    void signed(int value) {
        number((value << 1) ^ (value >> (Integer.SIZE - 1)));
    }

    void bases(String bases) {
        number(bases.length());
        out.writeBytes(bases.getBytes(StandardCharsets.US_ASCII));
    }

    void column(Bytes column) {
        number(column.size());
        out.writeBytes(column.out.toByteArray());
    }

    int size() {
        return out.size();
    }

    byte[] packed() {
        return Packing.pack(out.toByteArray());
    }
}

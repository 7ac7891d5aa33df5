package org.companion.store;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The order of magnitude of a length: scale n holds lengths below 256 to the power of n+1. A search by place looks at
 * each scale by itself, no further to the left than the longest of the scale.
 */
final class Scale {
    private static final int BITS = 8;
    private static final int HIGHEST = 3;

    private Scale() {}

    static int of(int length) {
        return (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(Math.max(1, length))) / BITS;
    }

    static List<Integer> all() {
        return IntStream.rangeClosed(0, HIGHEST).boxed().toList();
    }

    /** No interval of the scale is longer. */
    static int longest(int scale) {
        return scale == HIGHEST ? Integer.MAX_VALUE : 1 << (BITS * (scale + 1));
    }
}

package org.companion.genome;

/** Bases as they are written: A, C, G, T and N. */
final class Bases {
    private static final String ORDER = "ACGTN";
    private static final String OPPOSITE = "TGCAN";

    private Bases() {}

    /** The other strand's bases, read in its own direction. */
    static String complement(String bases) {
        var other = new StringBuilder(bases.length());
        for (int i = bases.length() - 1; i >= 0; i--) {
            other.append(OPPOSITE.charAt(ORDER.indexOf(bases.charAt(i))));
        }
        return other.toString();
    }
}

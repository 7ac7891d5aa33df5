package org.companion.tumour;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Which share of the tumour's cells carries a change, 0 to 1.
 *
 * @param fraction the best estimate
 * @param low the lower end of the interval that the number of reads allows, 95 %
 * @param high its upper end
 * @param basis what it was worked out from
 */
public record TumourShare(BigDecimal fraction, BigDecimal low, BigDecimal high, Basis basis) {
    /** What a share was worked out from, the firmest first. */
    public enum Basis {
        /** Read fraction, purity and copies of the gene ({@link Clonality}). */
        PURITY("from its read fraction and the tumour content of the specimen"),
        /** Read fraction beside that of the most frequent change of the same specimen, taken to be in every cell. */
        DRIVER("beside the most frequent change of the same specimen"),
        /** Specimens of one time with it and without it. */
        SPECIMENS("of the specimens taken at the time");

        private final String words;

        Basis(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    static TumourShare of(double fraction, double low, double high, Basis basis) {
        return new TumourShare(rounded(fraction), rounded(low), rounded(high), basis);
    }

    private static BigDecimal rounded(double share) {
        return BigDecimal.valueOf(Math.min(1, Math.max(0, share))).setScale(2, RoundingMode.HALF_UP);
    }

    /** Whether it is clearly less than all of the tumour: even the upper end of the interval leaves cells without it. */
    public boolean isPart() {
        return high.compareTo(NEARLY_ALL) < 0;
    }

    private static final BigDecimal NEARLY_ALL = new BigDecimal("0.80");

    /** In words, such as {@code about 31 % (22 to 41 %) of the tumour's cells}. */
    public String words() {
        return "about " + percent(fraction) + " % (" + percent(low) + " to " + percent(high)
                + " %) of the tumour's cells";
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(0, RoundingMode.HALF_UP).toPlainString();
    }
}

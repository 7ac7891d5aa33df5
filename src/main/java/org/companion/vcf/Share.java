package org.companion.vcf;

import java.util.OptionalInt;

/** The share of a sample's reads that carry an allele, as its caller tells it. */
final class Share {
    private static final int WHOLE = 1000;

    private Share() {}

    /**
     * In thousandths; from AF, FREQ or AD. Empty when none of them tells it.
     *
     * @param index of the allele, 1 for the first alternate
     */
    static OptionalInt of(Columns line, int column, int index) {
        var fraction = line.sample(column, "AF");
        if (!fraction.isEmpty()) {
            return perMille(part(fraction, index - 1), WHOLE);
        }
        var percent = line.sample(column, "FREQ");
        if (percent.endsWith("%")) {
            return perMille(percent.substring(0, percent.length() - 1), WHOLE / 100);
        }
        return ofDepths(line.sample(column, "AD"), index);
    }

    private static String part(String list, int index) {
        int from = 0;
        for (int i = 0; i < index; i++) {
            from = list.indexOf(',', from) + 1;
            if (from == 0) {
                return "";
            }
        }
        int to = list.indexOf(',', from);
        return to < 0 ? list.substring(from) : list.substring(from, to);
    }

    private static OptionalInt perMille(String number, int times) {
        try {
            var share = Math.round(Double.parseDouble(number) * times);
            return share < 0 || share > WHOLE ? OptionalInt.empty() : OptionalInt.of((int) share);
        } catch (NumberFormatException none) {
            return OptionalInt.empty();
        }
    }

    private static OptionalInt ofDepths(String depths, int index) {
        if (depths.isEmpty()) {
            return OptionalInt.empty();
        }
        long all = 0;
        long these = -1;
        int number = 0;
        for (int from = 0; from <= depths.length(); number++) {
            int comma = depths.indexOf(',', from);
            int to = comma < 0 ? depths.length() : comma;
            int depth = Columns.number(depths, from, to);
            if (depth < 0) {
                return OptionalInt.empty();
            }
            all += depth;
            if (number == index) {
                these = depth;
            }
            from = to + 1;
        }
        return these < 0 || all == 0 ? OptionalInt.empty() : OptionalInt.of((int) (these * WHOLE / all));
    }
}

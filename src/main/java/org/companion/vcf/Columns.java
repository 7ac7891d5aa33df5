package org.companion.vcf;

import java.util.Arrays;

/** The columns of one line, cut out only when asked for. */
final class Columns {
    static final int CHROM = 0;
    static final int POS = 1;
    static final int REF = 3;
    static final int ALT = 4;
    static final int FILTER = 6;
    static final int INFO = 7;
    static final int FORMAT = 8;

    private static final int LAST_BASE = 300_000_000;

    private final String line;
    private final int[] starts;
    private final int count;

    private Columns(String line, int[] starts, int count) {
        this.line = line;
        this.starts = starts;
        this.count = count;
    }

    static Columns of(String line) {
        var starts = new int[16];
        int count = 1;
        for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', tab + 1)) {
            if (count + 1 >= starts.length) {
                starts = Arrays.copyOf(starts, 2 * starts.length);
            }
            starts[count++] = tab + 1;
        }
        starts[count] = line.length() + 1;
        return new Columns(line, starts, count);
    }

    boolean areEnough(int last) {
        return count > last;
    }

    String text(int column) {
        return line.substring(starts[column], starts[column + 1] - 1);
    }

    /** POS counted from zero; -1 when it is none. */
    int position() {
        int position = number(line, starts[POS], starts[POS + 1] - 1);
        return position > LAST_BASE ? -1 : Math.max(0, position) - 1;
    }

    /** A whole number that is not below zero, and that an int holds; -1 when the text is none. */
    static int number(String text) {
        return number(text, 0, text.length());
    }

    static int number(String text, int from, int to) {
        long value = from < to ? 0 : -1;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            value = 10 * value + digit;
            if (digit < 0 || digit > 9 || value > Integer.MAX_VALUE) {
                return -1;
            }
        }
        return (int) value;
    }

    boolean has(int column, String text) {
        int length = starts[column + 1] - 1 - starts[column];
        return length == text.length() && line.startsWith(text, starts[column]);
    }

    /** The value of a key of INFO; empty when it is not there. */
    String info(String key) {
        int from = starts[INFO];
        int to = starts[INFO + 1] - 1;
        for (int at = from; at < to; ) {
            int end = line.indexOf(';', at);
            end = end < 0 || end > to ? to : end;
            if (line.startsWith(key, at) && at + key.length() < end && line.charAt(at + key.length()) == '=') {
                return line.substring(at + key.length() + 1, end);
            }
            at = end + 1;
        }
        return "";
    }

    /** The sample's value of a key of FORMAT; empty when it is not there or a dot. */
    String sample(int column, String key) {
        int number = keyNumber(key);
        if (number < 0) {
            return "";
        }
        int at = starts[column];
        int to = starts[column + 1] - 1;
        for (int i = 0; i < number; i++) {
            at = line.indexOf(':', at);
            if (at < 0 || at >= to) {
                return "";
            }
            at++;
        }
        int end = line.indexOf(':', at);
        end = end < 0 || end > to ? to : end;
        return end - at == 1 && line.charAt(at) == '.' ? "" : line.substring(at, end);
    }

    private int keyNumber(String key) {
        int at = starts[FORMAT];
        int to = starts[FORMAT + 1] - 1;
        for (int number = 0; at <= to; number++) {
            int end = line.indexOf(':', at);
            end = end < 0 || end > to ? to : end;
            if (end - at == key.length() && line.startsWith(key, at)) {
                return number;
            }
            at = end + 1;
        }
        return -1;
    }
}

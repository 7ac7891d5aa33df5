package org.companion.vcf;

import java.util.Arrays;
import java.util.OptionalInt;
import org.companion.genomes.CallState;

/**
 * A genotype as VCF writes it: the alleles of the copies, 0 for the reference and -1 for a copy that was not called.
 *
 * @param phased whether the copies are told apart
 */
record Genotype(int[] alleles, boolean phased) {
    private static final int NOT_CALLED = -1;

    /** No genotype is told; alleles count as found. */
    static final Genotype UNTOLD = new Genotype(new int[0], false);

    static Genotype parse(String text) {
        if (text.isEmpty()) {
            return UNTOLD;
        }
        var phased = text.indexOf('|') >= 0;
        var alleles = new int[text.length() + 1];
        int count = 0;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '/' || text.charAt(i) == '|') {
                alleles[count++] = number(text, from, i);
                from = i + 1;
            }
        }
        return new Genotype(Arrays.copyOf(alleles, count), phased);
    }

    private static int number(String text, int from, int to) {
        if (to - from == 1 && Character.isDigit(text.charAt(from))) {
            return text.charAt(from) - '0';
        }
        return Columns.number(text.substring(from, to));
    }

    boolean isUntold() {
        return alleles.length == 0;
    }

    /** Whether no copy was called. */
    boolean isNoCall() {
        return alleles.length > 0 && !hasBut(NOT_CALLED);
    }

    /** Whether every copy is the reference. */
    boolean isReference() {
        return alleles.length > 0 && !hasBut(0);
    }

    boolean carries(int allele) {
        return isUntold() || has(allele);
    }

    private boolean has(int allele) {
        for (int one : alleles) {
            if (one == allele) {
                return true;
            }
        }
        return false;
    }

    /** Whether any copy has another allele. */
    private boolean hasBut(int allele) {
        for (int one : alleles) {
            if (one != allele) {
                return true;
            }
        }
        return false;
    }

    /** How the sample carries the allele, outside the mitochondria. */
    CallState state(int allele) {
        if (isUntold() || has(NOT_CALLED)) {
            return CallState.PRESENT;
        }
        if (alleles.length == 1) {
            return CallState.HEMIZYGOUS;
        }
        return hasBut(allele) ? CallState.HETEROZYGOUS : CallState.HOMOZYGOUS;
    }

    /** The copy that carries the allele, where one of two does and they are told apart. */
    OptionalInt copy(int allele) {
        if (!phased || alleles.length != 2 || alleles[0] == alleles[1]) {
            return OptionalInt.empty();
        }
        return alleles[0] == allele
                ? OptionalInt.of(0)
                : alleles[1] == allele ? OptionalInt.of(1) : OptionalInt.empty();
    }
}

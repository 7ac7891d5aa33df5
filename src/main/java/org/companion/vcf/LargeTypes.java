package org.companion.vcf;

import java.math.BigDecimal;
import java.util.Optional;
import org.companion.genome.Contig;
import org.companion.genome.Interval;
import org.companion.genomes.CallState;
import org.companion.genomes.LargeCall;

/** Reads symbolic alleles: what they are, how far they reach, and how many copies there are. */
final class LargeTypes {
    static final String DELETION = "SO:0000159";
    static final String INSERTION = "SO:0000667";
    private static final String DUPLICATION = "SO:1000035";
    private static final String INVERSION = "SO:1000036";
    private static final String COPY_NUMBER_VARIATION = "SO:0001019";
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private LargeTypes() {}

    /** A structural change without the sample's part in it. */
    record Read(String type, Interval outer, Interval inner, Optional<BigDecimal> copies) {
        LargeCall call(CallState state, boolean passed) {
            return new LargeCall(type, outer, Optional.of(inner), copies, state, passed);
        }
    }

    /**
     * Empty when the type is not known or the end is not told.
     *
     * @param start POS counted from zero: the base before the change
     */
    static Optional<Read> read(Columns line, int column, String alternate, Contig contig, int start) {
        var copies = copies(line, column, alternate);
        var type = type(alternate, copies);
        int first = start + 1;
        int end = end(line, first, type.filter(INSERTION::equals).isPresent());
        if (type.isEmpty() || end < first) {
            return Optional.empty();
        }
        int[] around = bounds(line.info("CIPOS"));
        int[] aroundEnd = bounds(line.info("CIEND"));
        int outerStart = Math.max(0, first + around[0]);
        int outerEnd = Math.max(outerStart + 1, end + aroundEnd[1]);
        int innerStart = Math.max(0, Math.min(first + around[1], end));
        int innerEnd = Math.max(innerStart, end + aroundEnd[0]);
        return Optional.of(new Read(
                type.get(),
                new Interval(contig, outerStart, outerEnd),
                new Interval(contig, innerStart, innerEnd),
                copies));
    }

    private static Optional<String> type(String alternate, Optional<BigDecimal> copies) {
        if (!alternate.endsWith(">")) {
            return Optional.empty();
        }
        var name = alternate.substring(1, alternate.length() - 1);
        if (name.startsWith("CN")) {
            return Optional.of(copies.map(LargeTypes::byCopies).orElse(COPY_NUMBER_VARIATION));
        }
        return switch (name.split(":", 2)[0]) {
            case "DEL" -> Optional.of(DELETION);
            case "DUP" -> Optional.of(DUPLICATION);
            case "INV" -> Optional.of(INVERSION);
            case "INS" -> Optional.of(INSERTION);
            default -> Optional.empty();
        };
    }

    private static String byCopies(BigDecimal copies) {
        return switch (copies.compareTo(TWO)) {
            case -1 -> "SO:0001743";
            case 1 -> "SO:0001742";
            default -> COPY_NUMBER_VARIATION;
        };
    }

    private static int end(Columns line, int first, boolean insertion) {
        var end = line.info("END");
        if (end.matches("\\d{1,9}")) {
            return Math.max(Integer.parseInt(end), insertion ? first : 0);
        }
        var length = line.info("SVLEN");
        if (insertion) {
            return first;
        }
        return length.matches("-?\\d{1,9}") ? first + Math.abs(Integer.parseInt(length)) : -1;
    }

    private static int[] bounds(String written) {
        var part = written.split(",", 2);
        return part.length == 2 && part[0].matches("-?\\d{1,8}") && part[1].matches("-?\\d{1,8}")
                ? new int[] {Integer.parseInt(part[0]), Integer.parseInt(part[1])}
                : new int[] {0, 0};
    }

    private static Optional<BigDecimal> copies(Columns line, int column, String alternate) {
        var told = line.sample(column, "CN");
        var ofAlternate = alternate.matches("<CN\\d{1,3}>") ? alternate.substring(3, alternate.length() - 1) : "";
        return Optional.of(told.isEmpty() ? ofAlternate : told)
                .filter(number -> number.matches("\\d{1,4}(\\.\\d{1,3})?"))
                .map(BigDecimal::new);
    }
}

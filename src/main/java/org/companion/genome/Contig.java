package org.companion.genome;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A reference chromosome by its RefSeq accession with version, such as {@code NC_000007.14}. The version tells the
 * build; numbers on contigs of different builds are never compared.
 */
public record Contig(String accession) {
    private static final Pattern CHROMOSOME = Pattern.compile("NC_0000(0[1-9]|1\\d|2[0-4])\\.(\\d{1,2})");
    private static final int[] GRCH37_VERSION = {
        10, 11, 11, 11, 9, 11, 13, 10, 11, 10, 9, 11, 10, 8, 9, 9, 10, 9, 9, 10, 8, 10, 10, 9
    };

    /** The mitochondrial genome, the same on both builds. */
    private static final String MITOCHONDRIAL = "NC_012920.1";

    private static final int X = 23;

    /**
     * A chromosome on a build, by its number or letter, with or without {@code chr}: 7, chr7, X, MT; empty for another
     * name.
     */
    public static Optional<Contig> named(String name, Assembly build) {
        var bare = name.startsWith("chr") ? name.substring(3) : name;
        if (bare.equals("MT") || bare.equals("M")) {
            return Optional.of(new Contig(MITOCHONDRIAL));
        }
        var number = bare.equals("X")
                ? X
                : bare.equals("Y") ? X + 1 : bare.matches("[1-9]\\d?") ? Integer.parseInt(bare) : 0;
        if (number == 0 || number > X + 1 || (number >= X && bare.length() > 1)) {
            return Optional.empty();
        }
        var version = GRCH37_VERSION[number - 1] + (build == Assembly.GRCH38 ? 1 : 0);
        return Optional.of(new Contig("NC_%06d.%d".formatted(number, version)));
    }

    public Contig {
        if (accession.isBlank()) {
            throw new IllegalArgumentException("a contig needs an accession");
        }
    }

    /** Whether it is the mitochondrial genome, whose numbers are the same on both builds. */
    public boolean isMitochondrial() {
        return accession.equals(MITOCHONDRIAL);
    }

    /** The chromosome as it is called, such as 7, X or MT; empty for a transcript or another sequence. */
    public Optional<String> chromosome() {
        if (isMitochondrial()) {
            return Optional.of("MT");
        }
        var m = CHROMOSOME.matcher(accession);
        if (!m.matches() || assembly().isEmpty()) {
            return Optional.empty();
        }
        var number = Integer.parseInt(m.group(1));
        return Optional.of(number == X ? "X" : number > X ? "Y" : Integer.toString(number));
    }

    /**
     * The build this accession belongs to; empty for a transcript, a protein or a version of neither build, and for the
     * mitochondrial genome, which belongs to both.
     */
    public Optional<Assembly> assembly() {
        var m = CHROMOSOME.matcher(accession);
        if (!m.matches()) {
            return Optional.empty();
        }
        var version37 = GRCH37_VERSION[Integer.parseInt(m.group(1)) - 1];
        var version = Integer.parseInt(m.group(2));
        if (version == version37) {
            return Optional.of(Assembly.GRCH37);
        }
        return version == version37 + 1 ? Optional.of(Assembly.GRCH38) : Optional.empty();
    }

    @Override
    public String toString() {
        return accession;
    }
}

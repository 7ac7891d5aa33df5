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

    public Contig {
        if (accession.isBlank()) {
            throw new IllegalArgumentException("a contig needs an accession");
        }
    }

    /** The build this accession belongs to; empty for a transcript, a protein or a version of neither build. */
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

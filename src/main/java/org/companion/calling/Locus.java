package org.companion.calling;

import java.util.List;
import org.companion.genome.Interval;
import org.companion.genome.Spdi;

/**
 * A position that tells the alleles of a gene apart.
 *
 * @param name how laboratories call it: its rsID, else contig and one-based position
 * @param place the bases of the reference as the definition gives them, zero-based, the end excluded
 * @param alternatives what may stand there instead, each trimmed
 */
public record Locus(String name, Interval place, List<Spdi> alternatives) {
    public Locus {
        alternatives = List.copyOf(alternatives);
    }

    /** Where the alternatives begin. */
    int start() {
        return alternatives.stream().mapToInt(Spdi::start).min().orElse(place.start());
    }

    /** Where they end; for insertions alone the same as their start. */
    int end() {
        return alternatives.stream()
                .mapToInt(change -> change.interval().end())
                .max()
                .orElse(place.end());
    }

    boolean isOfSubstitutions() {
        return alternatives.stream()
                .allMatch(
                        change -> change.deleted().length() == change.inserted().length());
    }
}

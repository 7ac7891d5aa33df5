package org.companion.genomes;

import java.util.Optional;
import java.util.OptionalInt;
import org.companion.genome.Spdi;

/**
 * An allele that a sequencer called in a sample, other than the reference.
 *
 * @param change trimmed, and as far left as the source allows
 * @param phase calls with the same number lie on copies that are told apart (VCF {@code PS}); empty when not phased
 * @param copy which of the copies carries it, 0 or 1, when phased; empty otherwise
 * @param passed whether the sequencer's own filters let it pass
 * @param perMille share of the reads that carry it, in thousandths, 0 to 1000; empty when not told
 */
public record Call(
        Spdi change, CallState state, OptionalInt phase, OptionalInt copy, boolean passed, OptionalInt perMille) {
    public Call {
        perMille.ifPresent(share -> {
            if (share < 0 || share > 1000) {
                throw new IllegalArgumentException(share + " of a thousand is no share");
            }
        });
    }

    /** Whether two phased calls lie on the same copy; empty where they are not told apart. */
    public Optional<Boolean> sameCopyAs(Call other) {
        var comparable = phase.isPresent()
                && phase.equals(other.phase)
                && copy.isPresent()
                && other.copy.isPresent()
                && change.contig().equals(other.change.contig());
        return comparable ? Optional.of(copy.equals(other.copy)) : Optional.empty();
    }
}

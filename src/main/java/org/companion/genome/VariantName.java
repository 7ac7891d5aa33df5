package org.companion.genome;

/** What a written variant was read as. */
public sealed interface VariantName {
    <R> R fold(Kinds<R> kinds);

    /** One answer for each outcome. */
    interface Kinds<R> {
        R allele(Allele allele);

        R refused(Refused refused);
    }

    /**
     * An allele of a contig.
     *
     * @param change trimmed; bases that are replaced and were not told are N
     * @param shiftable whether the name moves insertions and deletions as far along the sequence as they go (HGVS), so
     *     that the same change may be kept further to the left
     */
    record Allele(Spdi change, boolean shiftable) implements VariantName {
        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.allele(this);
        }
    }

    /**
     * No allele.
     *
     * @param wellFormed whether it is a name, though not one that the house can place
     * @param reason in words
     */
    record Refused(boolean wellFormed, String reason) implements VariantName {
        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.refused(this);
        }
    }
}

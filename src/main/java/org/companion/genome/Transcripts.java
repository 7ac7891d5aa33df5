package org.companion.genome;

import java.util.Optional;

/** Transcripts by their names. */
public interface Transcripts {
    /** The transcript of this accession, whatever its version, such as {@code NM_004333} or {@code ENST00000288602}. */
    Optional<Transcript> of(String accession);
}

package org.companion.journal;

import java.time.Instant;

/** The tokens that have been shown once and may not be shown again; outlives a restart. */
public interface UsedTokens {
    /**
     * Whether this is the first use; it is noted on disk before the call returns.
     *
     * @param issuer of the token
     * @param id its {@code jti}
     * @param expires when it would not be taken any more anyhow; from then on it may be forgotten
     */
    boolean isFirstUse(String issuer, String id, Instant expires);
}

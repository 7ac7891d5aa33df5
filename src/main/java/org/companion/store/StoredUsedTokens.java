package org.companion.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import org.companion.fhir.Settling;
import org.companion.journal.UsedTokens;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/** The tokens that were shown once; a primary key decides which of two uses was the first, whichever node it met. */
final class StoredUsedTokens implements UsedTokens {
    private final JdbcOperations database;
    private final TransactionOperations transaction;
    private final Settling settling;
    private final Clock clock;

    StoredUsedTokens(JdbcOperations database, TransactionOperations transaction, Settling settling, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.settling = settling;
        this.clock = clock;
    }

    @Override
    public boolean isFirstUse(String issuer, String id, Instant expires) {
        try {
            transaction.executeWithoutResult(status -> database.update(
                    "insert into used_token (digest, expires_at) values (?, ?)",
                    digest(issuer, id),
                    Timestamp.from(expires)));
            settling.settle();
            return true;
        } catch (DuplicateKeyException used) {
            return false;
        }
    }

    /** Forgets those that would not be taken any more anyhow. */
    void forgetExpired() {
        transaction.executeWithoutResult(status ->
                database.update("delete from used_token where expires_at < ?", Timestamp.from(clock.instant())));
    }

    /** The length of the issuer stands before it, so that no two pairs read the same. */
    private static String digest(String issuer, String id) {
        try {
            var text = issuer.length() + " " + issuer + id;
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}

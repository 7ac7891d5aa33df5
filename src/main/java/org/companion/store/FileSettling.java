package org.companion.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.companion.fhir.Settling;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * Writes what H2 has committed in memory to its file, once for all callers that wait at the same time. H2's own
 * setting for this (a write delay of zero) writes once for each commit and never tidies its file up again.
 */
final class FileSettling implements Settling {
    private final MVStore store;
    private final AtomicLong asked = new AtomicLong();
    private final ReentrantLock writing = new ReentrantLock();
    private long settled;

    FileSettling(DataSource database) {
        try (var connection = database.getConnection()) {
            store = store(connection);
        } catch (SQLException broken) {
            throw new IllegalStateException("the database file cannot be opened", broken);
        }
    }

    @Override
    public void settle() {
        var mine = asked.incrementAndGet();
        writing.lock();
        try {
            if (settled < mine) {
                var all = asked.get();
                write();
                settled = all;
            }
        } finally {
            writing.unlock();
        }
    }

    private void write() {
        store.commit();
        // a write begun in the background may still be on its way
        store.getFileStore().executeFileStoreOperation(() -> {});
    }

    private static MVStore store(Connection connection) throws SQLException {
        var session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        return session.getDatabase().getStore().getMvStore();
    }
}

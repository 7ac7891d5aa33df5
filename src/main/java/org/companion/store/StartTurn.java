package org.companion.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * What servers do when they start, one at a time: two that start on one empty database would both make its tables. Held
 * by a transaction of its own on PostgreSQL, so that it ends with the process that has it; other databases have one server.
 */
public final class StartTurn {
    private static final long KEY = 0x436F_6D70_616E_696FL;

    private final DataSource database;
    private final boolean shared;

    StartTurn(DataSource database, boolean shared) {
        this.database = database;
        this.shared = shared;
    }

    /** It is somebody else's when this is closed. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /** Does something while no other server does. */
    public void inTurn(Runnable deed) {
        try (var held = take()) {
            deed.run();
        }
    }

    /** Waits for it. */
    Held take() {
        if (!shared) {
            return () -> {};
        }
        try {
            var connection = database.getConnection();
            try (var statement = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
                statement.setLong(1, KEY);
                statement.execute();
            } catch (SQLException failed) {
                connection.close();
                throw failed;
            }
            return () -> end(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException("the database cannot be reached", failed);
        }
    }

    private static void end(Connection connection) {
        try (connection) {
            connection.rollback();
        } catch (SQLException gone) {
            throw new IllegalStateException("the database went away while the server started", gone);
        }
    }
}

package org.companion.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.api.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections to an H2 file, which is closed and tidied up when they are: H2 itself keeps it open for ever. */
final class FilePool extends HikariDataSource {
    /** A larger file is not written anew, which takes a second for each 50 MB, but tidied for as long as H2 may. */
    private static final long MOST_WRITTEN_ANEW = 500_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(FilePool.class);

    @Override
    public void close() {
        if (isRunning()) {
            shutDown();
        }
        super.close();
    }

    private void shutDown() {
        try (var connection = getConnection();
                var statement = connection.createStatement()) {
            statement.execute(size(statement) < MOST_WRITTEN_ANEW ? "shutdown compact" : "shutdown");
        } catch (SQLException left) {
            if (left.getErrorCode() == ErrorCode.DATABASE_CALLED_AT_SHUTDOWN) {
                return; // as asked; the connection tells it when it is given back
            }
            LOG.warn("The database file was not closed in order and will be recovered: code {}", left.getErrorCode());
        }
    }

    private static long size(Statement statement) throws SQLException {
        try (var row = statement.executeQuery(
                "select setting_value from information_schema.settings where setting_name = 'info.FILE_SIZE'")) {
            return row.next() ? row.getLong(1) : Long.MAX_VALUE;
        }
    }
}

package org.companion.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections to an H2 file, which is closed and tidied up when they are: H2 itself keeps it open for ever. */
final class FilePool extends HikariDataSource {
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
            statement.execute("shutdown");
        } catch (SQLException left) {
            if (left.getErrorCode() == ErrorCode.DATABASE_IS_CLOSED) {
                return; // as asked; the connection tells it when it is given back
            }
            LOG.warn("The database file was not closed in order and will be recovered: code {}", left.getErrorCode());
        }
    }
}

package org.companion.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.companion.fhir.Settling;
import org.companion.testing.Postgres;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The databases that the house runs on; every contract is held against each. */
enum Engine {
    H2,
    POSTGRES;

    /** A new database with our tables. */
    Opened open() {
        if (this == POSTGRES) {
            assumeTrue(Postgres.isThere(), "no PostgreSQL on this machine: its contracts are not tried");
        }
        return new Opened(this == H2 ? Database.h2(folder()) : Database.at(Postgres.newDatabase()));
    }

    private static Path folder() {
        try {
            var root = Files.createDirectories(Path.of("target", "test-data"));
            return Files.createTempDirectory(root, "contract");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** An open database. */
    static final class Opened implements AutoCloseable {
        final HikariDataSource source = new HikariDataSource();
        final JdbcTemplate sql;
        final PlatformTransactionManager manager;
        final TransactionTemplate transaction;
        final Settling settling;

        private Opened(Database database) {
            source.setJdbcUrl(database.url());
            if (database.isFile()) {
                source.setUsername("sa");
                source.setPassword("");
            }
            source.setAutoCommit(false);
            source.setMaximumPoolSize(10);
            database.driver().forEach(source::addDataSourceProperty);
            new CompanionTables(source);
            sql = new JdbcTemplate(source);
            manager = new DataSourceTransactionManager(source);
            transaction = new TransactionTemplate(manager);
            settling = database.isFile() ? new FileSettling(source) : () -> {};
        }

        @Override
        public void close() {
            source.close();
        }
    }
}

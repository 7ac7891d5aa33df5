package org.companion.store;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.Objects;
import javax.sql.DataSource;
import org.companion.fhir.Settling;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The one database: PostgreSQL where its address is given, else an H2 file in the data folder. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreSettings.class)
class DatabaseConfiguration {
    @Bean
    Database database(DataSourceProperties properties, StoreSettings settings) {
        return properties.getUrl() == null ? Database.h2(settings.data()) : Database.at(properties.getUrl());
    }

    @Bean
    HikariDataSource dataSource(Database database, DataSourceProperties properties, StoreSettings settings) {
        var source = database.isFile() ? new FilePool() : new HikariDataSource();
        source.setPoolName("store");
        source.setJdbcUrl(database.url());
        source.setUsername(properties.getUrl() == null ? "sa" : properties.determineUsername());
        source.setPassword(properties.getUrl() == null ? "" : properties.determinePassword());
        source.setMaximumPoolSize(settings.connections());
        source.setAutoCommit(false);
        database.driver().forEach(source::addDataSourceProperty);
        return source;
    }

    @Bean
    StartTurn startTurn(DataSource dataSource, Database database) {
        return new StartTurn(dataSource, database.isShared());
    }

    @Bean
    FhirTables fhirTables(CompanionTables tables, Database database, DataSource dataSource, StartTurn turn) {
        var transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        return new FhirTables(new JdbcTemplate(dataSource), transactions, database.isFile(), turn);
    }

    @Bean
    Settling settling(Database database, DataSource dataSource) {
        return database.isFile() ? new FileSettling(dataSource) : () -> {};
    }

    @Bean
    StoreHealth storeHealthIndicator(
            JdbcOperations jdbc, CompanionTables tables, StoreSettings settings, Database database, Clock clock) {
        return new StoreHealth(jdbc, tables, settings.data(), database.isFile(), clock);
    }

    /** Only of an H2 file, and only where a site names a folder. */
    @Bean(initMethod = "start")
    @ConditionalOnProperty("companion.backups")
    FileBackup fileBackup(DataSource dataSource, StoreSettings settings, Database database, Clock clock) {
        if (!database.isFile()) {
            throw new IllegalArgumentException("companion.backups is for the database file; PostgreSQL is backed up by"
                    + " its own tools, see docs/operating.md");
        }
        return new FileBackup(dataSource, Objects.requireNonNull(settings.backups()), clock);
    }

    @Bean
    CompanionTables companionTables(DataSource dataSource) {
        return new CompanionTables(dataSource);
    }
}

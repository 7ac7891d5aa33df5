package org.companion.store;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
        var source = new HikariDataSource();
        source.setPoolName("store");
        source.setJdbcUrl(database.url());
        source.setUsername(properties.getUrl() == null ? "sa" : properties.determineUsername());
        source.setPassword(properties.getUrl() == null ? "" : properties.determinePassword());
        source.setMaximumPoolSize(settings.connections());
        source.setAutoCommit(false);
        return source;
    }

    @Bean
    CompanionTables companionTables(DataSource dataSource) {
        return new CompanionTables(dataSource);
    }
}

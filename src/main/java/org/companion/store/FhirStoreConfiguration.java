package org.companion.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.IDaoRegistry;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.config.ThreadPoolFactoryConfig;
import ca.uhn.fhir.jpa.api.svc.ISearchUrlJobMaintenanceSvc;
import ca.uhn.fhir.jpa.cache.IResourceChangeListenerCacheRefresher;
import ca.uhn.fhir.jpa.config.r4.JpaR4Config;
import ca.uhn.fhir.jpa.config.util.HapiEntityManagerFactoryUtil;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.config.SubscriptionSettings;
import ca.uhn.fhir.jpa.provider.DaoRegistryResourceSupportedSvc;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.jpa.search.IStaleSearchDeletingSvc;
import ca.uhn.fhir.jpa.search.StaleSearchDeletingSvcImpl;
import ca.uhn.fhir.rest.api.IResourceSupportedSvc;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The FHIR store: HAPI's R4 tables and services, with as little else of HAPI as it starts with. */
@Configuration(proxyBeanMethods = false)
@Import({JpaR4Config.class, ThreadPoolFactoryConfig.class, NoJobsConfiguration.class})
class FhirStoreConfiguration {
    /** A search that takes longer is ended by the database. */
    private static final Duration LONGEST_QUERY = Duration.ofSeconds(30);

    @Bean
    JpaStorageSettings jpaStorageSettings() {
        return StorageRules.settings();
    }

    @Bean
    static OwnParts ownParts() {
        return new OwnParts();
    }

    @Bean
    PartitionSettings partitionSettings() {
        return new PartitionSettings();
    }

    @Bean
    SubscriptionSettings subscriptionSettings() {
        return new SubscriptionSettings();
    }

    @Bean
    LocalContainerEntityManagerFactoryBean entityManagerFactory(
            ConfigurableListableBeanFactory beans,
            DataSource dataSource,
            Database database,
            FhirTables tables,
            FhirContext fhir,
            JpaStorageSettings settings) {
        var factory = HapiEntityManagerFactoryUtil.newEntityManagerFactory(beans, fhir, settings);
        factory.setPersistenceUnitName("fhir");
        factory.setDataSource(dataSource);
        factory.setJpaProperties(hibernate(database, tables));
        return factory;
    }

    @Bean
    @Primary
    JpaTransactionManager transactionManager(EntityManagerFactory factory, FhirTables tables) {
        tables.made();
        return new JpaTransactionManager(factory);
    }

    @Bean
    IResourceSupportedSvc resourceSupportedSvc(IDaoRegistry daos) {
        return new DaoRegistryResourceSupportedSvc(daos);
    }

    @Bean
    IStaleSearchDeletingSvc staleSearchDeletingSvc() {
        return new StaleSearchDeletingSvcImpl();
    }

    @Bean
    DatabaseBackedPagingProvider databaseBackedPagingProvider() {
        return new DatabaseBackedPagingProvider();
    }

    @Bean
    Chores chores(
            IStaleSearchDeletingSvc searches,
            ISearchUrlJobMaintenanceSvc conditions,
            IResourceChangeListenerCacheRefresher parameters,
            StoredUsedTokens tokens,
            StoredGenomes genomes,
            JdbcOperations database,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${companion.genomes.cassandra.move:false}") boolean moving) {
        var turns = new ChoreTurns(database, new TransactionTemplate(transactions), clock);
        return new Chores(searches, conditions, parameters, tokens, genomes, turns, moving);
    }

    private static Properties hibernate(Database database, FhirTables tables) {
        var properties = new Properties();
        properties.put("hibernate.dialect", database.dialect());
        properties.put("hibernate.hbm2ddl.auto", tables.areToBeMade() ? "update" : "none");
        properties.put("hibernate.jdbc.batch_size", "200");
        properties.put("jakarta.persistence.query.timeout", String.valueOf(LONGEST_QUERY.toMillis()));
        properties.put("hibernate.search.enabled", "false");
        properties.put("hibernate.integration.envers.enabled", "false");
        properties.put("jakarta.persistence.validation.mode", "none");
        properties.put("hibernate.check_nullability", "false");
        return properties;
    }
}

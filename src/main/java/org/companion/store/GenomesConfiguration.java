package org.companion.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.util.Optional;
import org.companion.fhir.Writing;
import org.companion.genomes.BlockShelf;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Builds the store of genomes, in the same transactions as the FHIR store; on the shelf that is set, else in the database. */
@Configuration(proxyBeanMethods = false)
class GenomesConfiguration {
    @Bean
    StoredGenomes storedGenomes(
            JdbcOperations database,
            PlatformTransactionManager transactions,
            CompanionTables tables,
            Clock clock,
            ObjectProvider<BlockShelf> elsewhere) {
        return new StoredGenomes(
                database, Transactions.of(transactions), clock, Optional.ofNullable(elsewhere.getIfAvailable()));
    }

    @Bean
    Writing writing(
            FhirContext fhir,
            DaoRegistry daos,
            EntityManagerFactory entities,
            PlatformTransactionManager transactions,
            JdbcOperations database,
            ChartInterceptor noted) {
        return new StoredWriting(
                fhir,
                daos,
                SharedEntityManagerCreator.createSharedEntityManager(entities),
                new TransactionTemplate(transactions),
                new KnownIds(database));
    }
}

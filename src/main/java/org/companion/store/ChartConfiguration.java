package org.companion.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Ties our own tables to the FHIR store's writes. */
@Configuration(proxyBeanMethods = false)
class ChartConfiguration {
    @Bean
    SmartInitializingSingleton chartInterceptor(
            FhirContext fhir,
            IInterceptorService interceptors,
            ObjectProvider<Indexing> indexings,
            JdbcOperations database,
            CompanionTables tables) {
        return () -> indexings.ifAvailable(indexing -> interceptors.registerInterceptor(
                new ChartInterceptor(fhir, indexing, new ChartWriter(database, indexing))));
    }

    @Bean
    FeedbackBook feedbackBook(
            JdbcOperations database, PlatformTransactionManager transactions, Settling settling, CompanionTables tables) {
        return new FeedbackBook(database, new TransactionTemplate(transactions), settling);
    }
}

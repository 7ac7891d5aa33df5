package org.companion.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.matcher.InMemoryResourceMatcher;
import ca.uhn.fhir.jpa.searchparam.matcher.SearchParamMatcher;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.companion.announcing.Announcing;
import org.companion.announcing.SubscriptionReader;
import org.companion.fhir.Settling;
import org.companion.permission.Asking;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What goes out of the house, as far as it is kept in the database. */
@Configuration(proxyBeanMethods = false)
class AnnouncingConfiguration {
    @Bean
    Subscribers subscribers(
            JdbcOperations database, SubscriptionReader reader, Database which, CompanionTables tables, Clock clock) {
        return new Subscribers(database, reader, which.isFile(), clock);
    }

    @Bean
    Announcements announcements(
            JdbcOperations database, Subscribers subscribers, Clock clock, ObjectProvider<Announcing> announcing) {
        return new Announcements(database, subscribers, clock, () -> announcing.ifAvailable(Announcing::wake));
    }

    @Bean
    StoredVersions storedVersions(
            FhirContext fhir,
            DaoRegistry daos,
            JdbcOperations database,
            SearchParamMatcher matcher,
            InMemoryResourceMatcher alone) {
        return new StoredVersions(fhir, daos, database, matcher, alone);
    }

    @Bean
    AnnouncingInterceptor announcingInterceptor(
            FhirContext fhir,
            IInterceptorService interceptors,
            SubscriptionReader reader,
            StoredVersions versions,
            Subscribers subscribers,
            Announcements announcements,
            Asking asking) {
        var interceptor = new AnnouncingInterceptor(fhir, reader, versions, subscribers, announcements, asking);
        interceptors.registerInterceptor(interceptor);
        return interceptor;
    }

    @Bean
    StoredAdvised storedAdvised(JdbcOperations database, CompanionTables tables) {
        return new StoredAdvised(database);
    }

    @Bean
    StoredStatementsInUse statementsInUse(
            JdbcOperations database, PlatformTransactionManager transactions, CompanionTables tables) {
        return new StoredStatementsInUse(database, new TransactionTemplate(transactions));
    }

    @Bean
    StoredStatuses storedStatuses(DaoRegistry daos, Subscribers subscribers, PlatformTransactionManager transactions) {
        return new StoredStatuses(daos, subscribers, new TransactionTemplate(transactions));
    }

    @Bean
    StoredOutbox storedOutbox(
            JdbcOperations database,
            PlatformTransactionManager transactions,
            Settling settling,
            Subscribers subscribers,
            MeterRegistry meters) {
        var outbox = new StoredOutbox(database, new TransactionTemplate(transactions), settling, subscribers);
        Gauge.builder("companion.outbox.waiting", outbox, StoredOutbox::waiting)
                .description("What has happened or is to be told and was not told yet")
                .register(meters);
        Gauge.builder("companion.outbox.dead", outbox, StoredOutbox::dead)
                .description("What subscribers have not taken for too long")
                .register(meters);
        return outbox;
    }
}

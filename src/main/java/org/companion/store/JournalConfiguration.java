package org.companion.store;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.companion.fhir.Settling;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The book of the house, in the database. */
@Configuration(proxyBeanMethods = false)
class JournalConfiguration {
    @Bean
    StoredJournal storedJournal(
            JdbcOperations database,
            PlatformTransactionManager transactions,
            CompanionTables tables,
            MeterRegistry meters) {
        var journal = new StoredJournal(new JournalTables(database, new TransactionTemplate(transactions)));
        Gauge.builder("companion.journal.waiting", journal, StoredJournal::depth)
                .description("Calls that wait to be written to the journal")
                .register(meters);
        return journal;
    }

    @Bean
    StoredFeedbacks storedFeedbacks(
            JdbcOperations database,
            PlatformTransactionManager transactions,
            Settling settling,
            Clock clock,
            StoredJournal journal) {
        return new StoredFeedbacks(database, new TransactionTemplate(transactions), settling, clock, journal);
    }

    @Bean
    StoredUsedTokens storedUsedTokens(
            JdbcOperations database,
            PlatformTransactionManager transactions,
            Settling settling,
            Clock clock,
            CompanionTables tables) {
        return new StoredUsedTokens(database, new TransactionTemplate(transactions), settling, clock);
    }
}

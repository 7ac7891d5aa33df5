package org.companion.store;

import org.companion.delivery.FiledReports;
import org.companion.delivery.Inbox;
import org.companion.delivery.Moved;
import org.companion.delivery.People;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The inbox and what is known of filed reports, in the database. */
@Configuration(proxyBeanMethods = false)
class InboxTables {
    @Bean
    Inbox storedInbox(JdbcOperations database, PlatformTransactionManager transactions, CompanionTables tables) {
        return new StoredInbox(database, new TransactionTemplate(transactions));
    }

    @Bean
    People storedPeople(JdbcOperations database, CompanionTables tables) {
        return new StoredPeople(database);
    }

    @Bean
    Moved storedMoves(JdbcOperations database, CompanionTables tables) {
        return new StoredMoves(database);
    }

    @Bean
    FiledReports storedFiledReports(JdbcOperations database, CompanionTables tables) {
        return new StoredFiledReports(database);
    }
}

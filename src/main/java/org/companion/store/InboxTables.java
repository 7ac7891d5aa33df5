package org.companion.store;

import java.util.Optional;
import org.companion.delivery.FiledReports;
import org.companion.delivery.Moved;
import org.companion.delivery.People;
import org.companion.fhir.Settling;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The inbox and what is known of filed reports, in the database. */
@Configuration(proxyBeanMethods = false)
class InboxTables {
    /** Of an H2 file alone: PostgreSQL has a log of its own. */
    @Bean(destroyMethod = "close")
    @Nullable InboxLog inboxLog(Database which, StoreSettings settings, Settling settling, CompanionTables tables) {
        return which.isFile() ? new InboxLog(settings.data(), settling) : null;
    }

    @Bean(initMethod = "recover")
    StoredInbox storedInbox(
            JdbcOperations database,
            PlatformTransactionManager transactions,
            CompanionTables tables,
            ObjectProvider<InboxLog> log) {
        return new StoredInbox(
                database, new TransactionTemplate(transactions), Optional.ofNullable(log.getIfAvailable()));
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

package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import jakarta.persistence.EntityManager;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.companion.testing.Postgres;
import org.companion.testing.RunningServer;
import org.hibernate.query.Query;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A search that runs away is ended by the database, and the caller is told so. */
class RanTooLongTest {
    @Test
    void theDatabaseIsToldToEndASearchAfterThirtySeconds() {
        var transaction = new TransactionTemplate(RunningServer.bean(PlatformTransactionManager.class));
        var seconds = transaction.execute(status -> RunningServer.bean(EntityManager.class)
                .createNativeQuery("select 1")
                .unwrap(Query.class)
                .getTimeout());
        assertThat(seconds).isEqualTo(30);
    }

    @Test
    void whatH2HasEndedIsKnown() {
        isKnown(
                "jdbc:h2:mem:too-long",
                "select count(*) from system_range(1, 1000000) a, system_range(1, 1000000) b where a.x * b.x = 7");
    }

    @Test
    void whatPostgresHasEndedIsKnown() {
        Assumptions.assumeTrue(Postgres.isThere(), "no PostgreSQL on this machine");
        isKnown(Postgres.newDatabase(), "select pg_sleep(20)");
    }

    private static void isKnown(String address, String query) {
        var ended = catchThrowableOfType(SQLException.class, () -> {
            try (var connection = DriverManager.getConnection(address);
                    var statement = connection.createStatement()) {
                statement.setQueryTimeout(1);
                statement.execute(query);
            }
        });
        assertThat(RanTooLong.isCauseOf(new IllegalStateException(ended))).isTrue();
        var answer =
                new ErrorAnswers().answer(new SystemRequestDetails(), new InternalErrorException(ended.getMessage()));
        assertThat(answer.getStatusCode()).isEqualTo(503);
        assertThat(RanTooLong.isCauseOf(new IllegalStateException("another failure")))
                .isFalse();
    }
}

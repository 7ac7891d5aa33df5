package org.companion.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.companion.bulk.ExportOrder.Level;
import org.companion.bulk.Job.Kind;
import org.companion.permission.Caller;
import org.companion.testing.Http;
import org.companion.testing.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How many jobs are taken, how one ends badly, and when it is forgotten. */
class JobsTest {
    private final Jobs jobs = RunningServer.bean(Jobs.class);
    private final String id = UUID.randomUUID().toString();

    @AfterEach
    void forget() {
        jobs.remove(id);
    }

    @Test
    void aFifthJobAtTheSameTimeIsToAskAgain() {
        var others = List.of("1", "2", "3", "4");
        var other = another();
        others.forEach(one -> taken(other, one));
        try {
            var answer = BulkCalls.asked("/fhir/$export");
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.raw().headers().firstValue("Retry-After")).contains("60");
            assertThat(answer.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
        } finally {
            others.forEach(jobs::remove);
        }
    }

    @Test
    void aJobThatAnotherServerWorksOnIsLeftToItUntilThatHasNotBeenHeardOfForAWhile() {
        var other = another();
        var third = another();
        taken(other, id);
        BulkCalls.done(BulkCalls.asked("/fhir/$export?_type=Specimen"));
        assertThat(Http.get("/fhir/$export-status?job=" + id).status()).isEqualTo(202);
        assertThat(third.claim(id)).isFalse();
        assertThat(other.claim(id)).as("it says so again").isTrue();

        other.together(() -> RunningServer.bean(JdbcOperations.class)
                .update("update bulk_job set worker_until = current_timestamp - interval '1' second where id = ?", id));
        assertThat(third.claim(id)).isTrue();
        assertThatThrownBy(() -> other.reach(id, 1, 2)).isInstanceOf(JobGone.class);
        assertThatThrownBy(() -> other.fail(job(id), Instant.now(), "too late")).isInstanceOf(JobGone.class);
        other.finish(id, Instant.now());
        assertThat(jobs.find(id).map(Job::state)).contains(Job.State.WAITING);
        third.release();
        assertThat(other.claim(id)).as("left in order").isTrue();
    }

    @Test
    void aFailedExportIsToldInWordsAndLeavesNoFiles() {
        var other = another();
        taken(other, id);
        var part = new Output.Part(new Written("Patient.1.ndjson", "Patient", 1, 3), 0, new byte[3]);
        other.together(() -> other.files().append(id, List.of(part)));
        assertThat(jobs.files().written(id)).hasSize(1);
        other.fail(job(id), Instant.now(), "The files could not be written; incident 1");
        var answer = Http.get("/fhir/$export-status?job=" + id);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.diagnostics()).isEqualTo("The files could not be written; incident 1");
        assertThat(jobs.files().written(id)).isEmpty();
        try (var bytes = jobs.files().bytes(id, "Patient.1.ndjson", 0)) {
            assertThat(bytes.readAllBytes()).isEmpty();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Test
    void aFinishedJobIsForgottenWithItsFilesAfterItsTimeAndNotBefore() {
        var other = another();
        taken(other, id);
        var finished = Instant.now().minus(Duration.ofDays(8));
        other.finish(id, finished);
        assertThat(jobs.finishedBefore(finished.minusSeconds(1)))
                .extracting(Job::id)
                .doesNotContain(id);
        assertThat(jobs.finishedBefore(finished.plusSeconds(1)))
                .extracting(Job::id)
                .contains(id);
    }

    private static Jobs another() {
        return new Jobs(RunningServer.bean(JdbcOperations.class), transactions());
    }

    private static void taken(Jobs by, String job) {
        transactions().executeWithoutResult(status -> {
            by.add(job(job), List.of(), Body.NONE);
            assertThat(by.claim(job)).isTrue();
        });
    }

    private static TransactionTemplate transactions() {
        return new TransactionTemplate(RunningServer.bean(PlatformTransactionManager.class));
    }

    private static Job job(String id) {
        var order =
                new ExportOrder(Level.SYSTEM, Set.of(), Optional.empty(), Optional.empty(), List.of(), Caller.LOCAL);
        return Job.asked(id, Kind.EXPORT, "http://localhost/fhir/$export", order.json(), Instant.now());
    }
}

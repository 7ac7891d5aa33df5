package org.companion.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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
        others.forEach(one -> jobs.add(job(one), "of another server", List.of()));
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
    void aJobOfAnotherServerIsLeftToIt() throws Exception {
        jobs.add(job(id), "of another server", List.of());
        BulkCalls.done(BulkCalls.asked("/fhir/$export?_type=Specimen"));
        assertThat(Http.get("/fhir/$export-status?job=" + id).status()).isEqualTo(202);
    }

    @Test
    void aFailedJobIsToldInWords() {
        jobs.add(job(id), "of another server", List.of());
        jobs.fail(id, Instant.now(), "The files could not be written; incident 1");
        var answer = Http.get("/fhir/$export-status?job=" + id);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.diagnostics()).isEqualTo("The files could not be written; incident 1");
    }

    @Test
    void aFinishedJobIsForgottenWithItsFilesAfterItsTimeAndNotBefore() throws IOException {
        var folder = RunningServer.bean(BulkFolder.class);
        jobs.add(job(id), "of another server", List.of());
        var made = folder.made(Kind.EXPORT, id);
        Files.writeString(made.resolve("Patient.1.ndjson"), "{}");
        Files.setLastModifiedTime(made, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        jobs.finish(id, Instant.now().minus(Duration.ofDays(6)));
        tidying(folder).tidy();
        assertThat(made).exists();
        jobs.remove(id);
        jobs.add(job(id), "of another server", List.of());
        jobs.finish(id, Instant.now().minus(Duration.ofDays(8)));
        tidying(folder).tidy();
        assertThat(jobs.find(id)).isEmpty();
        assertThat(made).doesNotExist();
    }

    private Tidying tidying(BulkFolder folder) {
        return new Tidying(jobs, folder, Duration.ofDays(7), Clock.fixed(Instant.now(), ZoneOffset.UTC));
    }

    private static Job job(String id) {
        var order =
                new ExportOrder(Level.SYSTEM, Set.of(), Optional.empty(), Optional.empty(), List.of(), Caller.LOCAL);
        return Job.asked(id, Kind.EXPORT, "http://localhost/fhir/$export", order.json(), Instant.now());
    }
}

package org.companion.bulk;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import org.companion.bulk.Job.Kind;

/** Forgets jobs that have been finished for long, and removes files that no job has. */
final class Tidying {
    private static final Duration TAKING_IN = Duration.ofHours(1);

    private final Jobs jobs;
    private final BulkFolder folder;
    private final Duration kept;
    private final Clock clock;

    Tidying(Jobs jobs, BulkFolder folder, Duration kept, Clock clock) {
        this.jobs = jobs;
        this.folder = folder;
        this.kept = kept;
        this.clock = clock;
    }

    /** To be done while no job is worked on. */
    void tidy() throws IOException {
        jobs.finishedBefore(clock.instant().minus(kept)).forEach(job -> jobs.remove(job.id()));
        for (var kind : Kind.values()) {
            for (var job : folder.jobs(kind)) {
                if (jobs.find(job).isEmpty() && isLeft(kind, job)) {
                    folder.delete(kind, job);
                }
            }
        }
    }

    /** A job that is just being taken in has its files before its row. */
    private boolean isLeft(Kind kind, String job) throws IOException {
        return Files.getLastModifiedTime(folder.of(kind, job))
                .toInstant()
                .isBefore(clock.instant().minus(TAKING_IN));
    }
}

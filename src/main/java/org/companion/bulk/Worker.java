package org.companion.bulk;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.companion.bulk.Job.Kind;
import org.companion.fhir.Incidents;
import org.companion.fhir.Settling;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Does the jobs, a step of each in turn, on one thread of its own: a large one does not keep a small one waiting. The
 * thread is never interrupted, since that would close the database's file under everybody.
 */
final class Worker implements SmartLifecycle {
    private static final Duration TIDY = Duration.ofHours(1);
    private static final int SECONDS_IDLE = 30;
    private static final int SECONDS_TO_STOP = 60;
    /** Failures in a row after which a job is given up. */
    private static final int TRIES = 5;

    private final Jobs jobs;
    private final BulkFolder folder;
    private final Map<Kind, Work> works;
    private final Settling settling;
    private final Clock clock;
    private final Tidying tidying;
    private final Incidents incidents = new Incidents();
    private final Semaphore calls = new Semaphore(0);
    private final Map<String, Integer> failures = new HashMap<>();
    private Instant tidied = Instant.MIN;
    private volatile boolean stopping;
    private @Nullable Thread thread;

    Worker(Jobs jobs, BulkFolder folder, Map<Kind, Work> works, Settling settling, Clock clock, Tidying tidying) {
        this.jobs = jobs;
        this.folder = folder;
        this.works = works;
        this.settling = settling;
        this.clock = clock;
        this.tidying = tidying;
    }

    @Override
    public synchronized void start() {
        stopping = false;
        var started = new Thread(this::run, "bulk");
        started.setDaemon(true);
        started.start();
        thread = started;
    }

    /** To be called when there is a new job. */
    void wake() {
        calls.release();
    }

    @Override
    public synchronized void stop() {
        var running = thread;
        stopping = true;
        wake();
        if (running != null) {
            try {
                running.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_STOP));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void run() {
        while (!stopping) {
            try {
                var open = open();
                for (var job : open) {
                    if (!stopping) {
                        step(job);
                    }
                }
                if (open.isEmpty()) {
                    tidy();
                    rest(SECONDS_IDLE);
                }
            } catch (IOException | RuntimeException failed) {
                incidents.record(failed);
                rest(SECONDS_IDLE);
            }
        }
    }

    private List<Job> open() throws IOException {
        var id = folder.known();
        return id.isEmpty() ? List.of() : jobs.open(id.get());
    }

    private void rest(int seconds) {
        try {
            if (calls.tryAcquire(seconds, TimeUnit.SECONDS)) {
                calls.drainPermits();
            }
        } catch (InterruptedException nobodyDoes) {
            stopping = true;
        }
    }

    private void tidy() throws IOException {
        if (tidied.isBefore(clock.instant().minus(TIDY))) {
            tidied = clock.instant();
            tidying.tidy();
        }
    }

    private void step(Job job) throws IOException {
        try {
            if (works.getOrDefault(job.kind(), gone -> true).step(job)) {
                settling.settle();
                jobs.finish(job.id(), clock.instant());
            }
            failures.remove(job.id());
        } catch (JobGone cancelled) {
            folder.delete(job.kind(), job.id());
        } catch (JobStopped stopped) {
            fail(job, stopped.words());
        } catch (IOException failed) {
            if (jobs.find(job.id()).isPresent()) {
                var incident = incidents.record(failed);
                fail(job, "The files could not be read or written, maybe for want of room; incident " + incident);
            } else {
                folder.delete(job.kind(), job.id());
            }
        } catch (RuntimeException failed) {
            tryAgain(job, failed);
        }
    }

    /** What failed may be well a moment later, as a database that was away. */
    private void tryAgain(Job job, RuntimeException failed) throws IOException {
        var incident = incidents.record(failed);
        var count = failures.merge(job.id(), 1, Integer::sum);
        if (count >= TRIES) {
            fail(job, "The job could not go on; incident " + incident);
        } else {
            rest(count);
        }
    }

    /** A failed export leaves no files; of a failed import those with the refused lines are kept. */
    private void fail(Job job, String words) throws IOException {
        failures.remove(job.id());
        jobs.fail(job.id(), clock.instant(), words);
        if (job.kind() == Kind.EXPORT) {
            folder.delete(job.kind(), job.id());
        }
    }
}

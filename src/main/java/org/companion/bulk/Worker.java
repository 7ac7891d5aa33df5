package org.companion.bulk;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.companion.bulk.Job.Kind;
import org.companion.fhir.Incidents;
import org.companion.fhir.Settling;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Does the jobs that no other server works on, a step of each in turn, on one thread of its own: a large one does not
 * keep a small one waiting, and one whose server is gone is gone on with. The thread is never interrupted, since that would close the database's file under everybody.
 */
final class Worker implements SmartLifecycle {
    private static final Duration TIDY = Duration.ofHours(1);
    private static final int SECONDS_IDLE = 10;
    private static final int SECONDS_TO_STOP = 60;
    /** Failures in a row after which a job is given up. */
    private static final int TRIES = 5;

    private final Jobs jobs;
    private final Map<Kind, Work> works;
    private final Settling settling;
    private final Clock clock;
    private final Duration kept;
    private final Incidents incidents = new Incidents();
    private final Semaphore calls = new Semaphore(0);
    private final Map<String, Integer> failures = new HashMap<>();
    private Instant tidied = Instant.MIN;
    private volatile boolean stopping;
    private @Nullable Thread thread;

    /** @param kept how long a finished job and its files are kept */
    Worker(Jobs jobs, Map<Kind, Work> works, Settling settling, Clock clock, Duration kept) {
        this.jobs = jobs;
        this.works = works;
        this.settling = settling;
        this.clock = clock;
        this.kept = kept;
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
                if (!isAnyDone()) {
                    tidy();
                    rest(SECONDS_IDLE);
                }
            } catch (RuntimeException failed) {
                incidents.record(failed);
                rest(SECONDS_IDLE);
            }
        }
        leave();
    }

    private boolean isAnyDone() {
        var any = false;
        for (var job : jobs.open()) {
            if (!stopping && work(job).isForThisServer(job) && jobs.claim(job.id())) {
                step(job);
                any = true;
            }
        }
        return any;
    }

    private Work work(Job job) {
        return Objects.requireNonNull(works.get(job.kind()));
    }

    /** So that others need not wait until it is sure that nobody works on them. */
    private void leave() {
        try {
            jobs.release();
        } catch (RuntimeException databaseIsAway) {
            incidents.record(databaseIsAway);
        }
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

    private void tidy() {
        if (tidied.isBefore(clock.instant().minus(TIDY))) {
            tidied = clock.instant();
            jobs.finishedBefore(tidied.minus(kept)).forEach(job -> jobs.remove(job.id()));
        }
    }

    private void step(Job job) {
        try {
            if (work(job).step(job)) {
                settling.settle();
                jobs.finish(job.id(), clock.instant());
            }
            failures.remove(job.id());
        } catch (JobGone cancelled) {
            failures.remove(job.id());
        } catch (JobStopped stopped) {
            fail(job, stopped.words());
        } catch (IOException failed) {
            fail(job, "The files could not be read or written; incident " + incidents.record(failed));
        } catch (RuntimeException failed) {
            tryAgain(job, failed);
        }
    }

    /** What failed may be well a moment later, as a database that was away. */
    private void tryAgain(Job job, RuntimeException failed) {
        var incident = incidents.record(failed);
        var count = failures.merge(job.id(), 1, Integer::sum);
        if (count >= TRIES) {
            fail(job, "The job could not go on; incident " + incident);
        } else {
            rest(count);
        }
    }

    /** What failed leaves no files; but of a failed import those with the refused lines are kept. */
    private void fail(Job job, String words) {
        failures.remove(job.id());
        try {
            jobs.fail(job, clock.instant(), words);
        } catch (JobGone cancelled) {
            // nobody waits to be told
        }
    }
}

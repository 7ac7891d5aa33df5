package org.companion.announcing;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.companion.announcing.Courier.Means;
import org.companion.consent.Discretion;
import org.companion.knowledge.KnowledgeBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The two who work when somebody asked to be told: one finds out what to tell to whom, one brings it. */
public final class Announcing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Announcing.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int MILLIS = 500;

    private final Outbox outbox;
    private final Announcer announcer;
    private final ChangedKnowledge knowledge;
    private final Courier courier;
    private final Clock clock;
    private final ScheduledExecutorService finding = thread("announcing");
    private final ScheduledExecutorService bringing = thread("courier");
    private final AtomicReference<Optional<Announcement>> looking = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean toFind = new AtomicBoolean();
    private final AtomicBoolean toBring = new AtomicBoolean();

    /** Where what is told comes from. */
    public record Sources(
            Versions versions, Advising advising, Advised advised, KnowledgeBase knowledge, Discretion discretion) {}

    /** How it is told. */
    public record Ways(
            AllowedEndpoints endpoints,
            Statuses statuses,
            Notifications notifications,
            Backoff backoff,
            Duration keepTrying) {}

    public Announcing(Outbox outbox, Sources sources, Ways ways, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
        this.announcer =
                new Announcer(outbox, sources.versions(), sources.advising(), sources.advised(), sources.discretion());
        this.knowledge = new ChangedKnowledge(sources.knowledge(), outbox, sources.advised());
        this.courier = new Courier(
                new Means(
                        outbox,
                        ways.statuses(),
                        ways.notifications(),
                        new Post(ways.endpoints()),
                        ways.backoff(),
                        ways.keepTrying(),
                        clock),
                this::bringSoon);
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins to work. */
    public void start() {
        finding.scheduleWithFixedDelay(() -> guarded(this::find), MILLIS, MILLIS, TimeUnit.MILLISECONDS);
        bringing.scheduleWithFixedDelay(() -> guarded(courier::round), MILLIS, MILLIS, TimeUnit.MILLISECONDS);
        finding.scheduleWithFixedDelay(
                () -> guarded(() -> outbox.tidy(clock.instant().minus(KEPT))), 1, 60, TimeUnit.MINUTES);
    }

    /** Something was noted: has it looked at without delay. */
    public void wake() {
        soon(finding, toFind, this::find);
    }

    private void bringSoon() {
        soon(bringing, toBring, courier::round);
    }

    private static void soon(ScheduledExecutorService who, AtomicBoolean asked, Runnable work) {
        if (asked.compareAndSet(false, true)) {
            try {
                who.execute(() -> {
                    asked.set(false);
                    guarded(work);
                });
            } catch (RejectedExecutionException closed) {
                asked.set(false);
            }
        }
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.warn(
                        "Telling subscribers failed and will be tried again: {}",
                        failed.getClass().getName());
            }
        }
    }

    /** Looks at all that was noted. */
    private void find() {
        while (!Thread.currentThread().isInterrupted() && isAnythingToFind()) {
            try {
                outbox.inTurn(this::findOne);
                bringSoon();
            } catch (RuntimeException failed) {
                putAside(failed);
            }
        }
    }

    private boolean isAnythingToFind() {
        return isKnowledgeOther() || outbox.next(clock.instant()).isPresent();
    }

    private boolean isKnowledgeOther() {
        return live().stream()
                        .anyMatch(one -> one.topic().filter(Topic::isOfAdvice).isPresent())
                && knowledge.isOther();
    }

    private List<Subscriber> live() {
        var now = clock.instant();
        return outbox.subscribers().stream().filter(one -> one.isLive(now)).toList();
    }

    private Boolean findOne() {
        looking.set(Optional.empty());
        if (isKnowledgeOther()) {
            knowledge.look(clock.instant());
            return true;
        }
        var packs = knowledge.packs();
        var next = outbox.next(clock.instant());
        looking.set(next);
        next.ifPresent(one -> {
            outbox.add(announcer.of(one, live()));
            if (!packs.equals(knowledge.packs())) {
                throw new IllegalStateException("the packs were changed meanwhile"); // read with both; once more
            }
            outbox.drop(one);
        });
        return next.isPresent();
    }

    /** What cannot be looked at now does not hold back the others. */
    private void putAside(RuntimeException failed) {
        LOG.warn(
                "An announcement could not be looked at and will be again: {}",
                failed.getClass().getName());
        var until = clock.instant().plus(PATIENCE);
        var one = looking.get().orElseThrow(() -> failed);
        outbox.inTurn(() -> {
            outbox.postpone(one, until);
            return true;
        });
    }

    @Override
    public void close() {
        finding.shutdownNow();
        bringing.shutdownNow();
    }
}

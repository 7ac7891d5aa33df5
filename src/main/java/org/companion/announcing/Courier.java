package org.companion.announcing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.companion.announcing.Event.Numbered;
import org.companion.announcing.Notifications.Type;
import org.companion.announcing.Post.Message;

/**
 * Takes events to those who asked: at least once, those of a patient in their order, each subscriber by itself. What is
 * not taken is tried again until it is, or has been for too long.
 */
final class Courier {
    /** Calls that one subscriber gets at one time. */
    private static final int TOGETHER = 4;
    /** Longer than a call can take: after it another may have what this process took and did not bring. */
    private static final Duration LEASE = Duration.ofSeconds(20);

    private static final Duration FAR = Duration.ofDays(36_500);

    private final Outbox outbox;
    private final Statuses statuses;
    private final Notifications notifications;
    private final Post post;
    private final Backoff backoff;
    private final Duration keepTrying;
    private final Clock clock;
    private final Runnable ended;
    private final Map<String, AtomicInteger> under = new ConcurrentHashMap<>();

    /** What it needs: {@code ended} is run whenever a call has ended. */
    record Means(
            Outbox outbox,
            Statuses statuses,
            Notifications notifications,
            Post post,
            Backoff backoff,
            Duration keepTrying,
            Clock clock) {}

    Courier(Means means, Runnable ended) {
        this.outbox = means.outbox();
        this.statuses = means.statuses();
        this.notifications = means.notifications();
        this.post = means.post();
        this.backoff = means.backoff();
        this.keepTrying = means.keepTrying();
        this.clock = means.clock();
        this.ended = ended;
    }

    /** Sends whatever may be sent now and returns without waiting for the answers. */
    void round() {
        var now = clock.instant();
        for (var subscriber : outbox.subscribers()) {
            if (subscriber.status() == Status.REQUESTED && subscriber.topic().isPresent()) {
                greet(subscriber, now);
            } else if (subscriber.isLive(now)) {
                bring(subscriber, now);
                beat(subscriber, now);
            }
        }
    }

    private void greet(Subscriber subscriber, Instant now) {
        if (outbox.takeTurn(subscriber.id(), now, now.plus(LEASE))) {
            var greeting = message(subscriber.at(Status.REQUESTED), Type.HANDSHAKE, List.of());
            post.send(subscriber.channel(), greeting).thenAccept(refusal -> {
                statuses.set(
                        subscriber,
                        refusal.isPresent() ? Status.ERROR : Status.ACTIVE,
                        refusal.map(why -> "The handshake failed: " + why));
                ended.run();
            });
        }
    }

    private void beat(Subscriber subscriber, Instant now) {
        subscriber.channel().heartbeat().ifPresent(period -> {
            if (outbox.takeTurn(subscriber.id(), now, now.plus(period))) {
                post.send(subscriber.channel(), message(subscriber, Type.HEARTBEAT, List.of()));
            }
        });
    }

    private void bring(Subscriber subscriber, Instant now) {
        var running = under.computeIfAbsent(subscriber.id(), id -> new AtomicInteger());
        var free = TOGETHER - running.get();
        if (free <= 0) {
            return;
        }
        var most = free * subscriber.channel().most();
        for (var together : parcels(subscriber, outbox.claim(subscriber.id(), most, now, LEASE))) {
            running.incrementAndGet();
            bring(subscriber, together).whenComplete((done, broken) -> {
                running.decrementAndGet();
                ended.run();
            });
        }
    }

    /** What has failed before goes alone, so that it spoils no other. */
    private static List<List<Numbered>> parcels(Subscriber subscriber, List<Numbered> events) {
        var most = subscriber.topic().isPresent() ? subscriber.channel().most() : 1;
        var parcels = new ArrayList<List<Numbered>>();
        var fresh = new ArrayList<Numbered>();
        for (var one : events) {
            if (one.tries() > 0) {
                parcels.add(List.of(one));
            } else {
                fresh.add(one);
            }
        }
        for (int from = 0; from < fresh.size(); from += most) {
            parcels.add(List.copyOf(fresh.subList(from, Math.min(fresh.size(), from + most))));
        }
        return parcels;
    }

    private CompletableFuture<Void> bring(Subscriber subscriber, List<Numbered> events) {
        return call(subscriber, events)
                .thenAccept(refusal -> refusal.ifPresentOrElse(
                        why -> events.forEach(one -> failed(subscriber, one, why)), () -> sent(subscriber, events)));
    }

    private CompletableFuture<Optional<String>> call(Subscriber subscriber, List<Numbered> events) {
        try {
            return message(subscriber, events)
                    .map(message -> post.send(subscriber.channel(), message))
                    .orElseGet(() ->
                            CompletableFuture.completedFuture(Optional.of("the resource is not on file any more")));
        } catch (RuntimeException broken) {
            return CompletableFuture.completedFuture(
                    Optional.of("it could not be written (" + broken.getClass().getSimpleName() + ")"));
        }
    }

    private void sent(Subscriber subscriber, List<Numbered> events) {
        var now = clock.instant();
        outbox.sent(subscriber.id(), events, now);
        subscriber
                .channel()
                .heartbeat()
                .ifPresent(period -> outbox.takeTurn(subscriber.id(), now.plus(FAR), now.plus(period)));
    }

    private void failed(Subscriber subscriber, Numbered event, String why) {
        var now = clock.instant();
        if (now.isAfter(outbox.triedSince(subscriber.id(), event).plus(keepTrying))) {
            outbox.dead(subscriber.id(), event, why, now);
        } else {
            outbox.failed(subscriber.id(), event, why, now.plus(backoff.after(event.tries() + 1)));
        }
    }

    private Optional<Message> message(Subscriber subscriber, List<Numbered> events) {
        if (subscriber.topic().isPresent()) {
            return Optional.of(message(subscriber, Type.EVENT, events));
        }
        var event = events.get(0).event();
        return subscriber.channel().content() == Content.EMPTY
                ? Optional.of(new Message("POST", "", Optional.empty()))
                : notifications
                        .focus(subscriber, event)
                        .map(json -> new Message("PUT", "/" + event.focus(), Optional.of(json.toString())));
    }

    private Message message(Subscriber subscriber, Type type, List<Numbered> events) {
        var bundle = notifications.bundle(subscriber, type, outbox.events(subscriber.id()), events);
        return new Message("POST", "", Optional.of(bundle.toString()));
    }
}

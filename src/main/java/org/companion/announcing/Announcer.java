package org.companion.announcing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.companion.announcing.Announcement.Kind;
import org.companion.announcing.Version.Read;
import org.companion.chart.PatientId;
import org.companion.consent.Discretion;

/** From what happened to who is to be told of what. */
final class Announcer {
    private static final int MOST_GROUNDS = 20;

    private final Outbox outbox;
    private final Versions versions;
    private final Advising advising;
    private final Advised advised;
    private final Discretion discretion;

    Announcer(Outbox outbox, Versions versions, Advising advising, Advised advised, Discretion discretion) {
        this.outbox = outbox;
        this.versions = versions;
        this.advising = advising;
        this.advised = advised;
        this.discretion = discretion;
    }

    /** The events that follow from an announcement for these subscribers. */
    List<Event.For> of(Announcement one, List<Subscriber> subscribers) {
        return switch (one.kind()) {
            case WRITTEN ->
                one.version().map(version -> written(one, version, subscribers)).orElse(List.of());
            case CHART, KNOWLEDGE, BASELINE ->
                one.patient().map(patient -> advised(one, patient, subscribers)).orElse(List.of());
        };
    }

    private List<Event.For> written(Announcement one, Version version, List<Subscriber> subscribers) {
        return versions.of(version)
                .map(json -> {
                    var now = new Read(version, json);
                    var event = new Event(
                            one.patient().map(PatientId::reference).orElse(version.reference()),
                            version.reference(),
                            Optional.of(version.number()),
                            version.number() == 1,
                            List.of(),
                            one.madeAt());
                    return subscribers.stream()
                            .filter(subscriber -> wants(subscriber, now, one.patient()))
                            .filter(subscriber ->
                                    discretion.of(subscriber.asker()).allows(json.toString()))
                            .map(subscriber -> new Event.For(subscriber.id(), event))
                            .toList();
                })
                .orElse(List.of());
    }

    private boolean wants(Subscriber subscriber, Read now, Optional<PatientId> patient) {
        var kind = subscriber
                .topic()
                .map(topic -> topic.focus().equals(now.version().type()) && isOf(topic, now))
                .orElse(true);
        return kind && subscriber.filters().stream().allMatch(filter -> admits(filter, now, patient));
    }

    private boolean isOf(Topic topic, Read now) {
        var version = now.version();
        var before = version.number() > 1
                ? versions.of(new Version(version.type(), version.id(), version.number() - 1))
                : Optional.<JsonNode>empty();
        return switch (topic) {
            case GENOMIC_REPORT_FINAL -> Reported.becameFinal(now.json(), before);
            case FINDING_RECLASSIFIED -> Reported.isReclassified(now.json(), before);
            case ACTIONABLE_FINDING_ADDED, KNOWLEDGE_CHANGED -> false;
        };
    }

    private boolean admits(Filter filter, Read now, Optional<PatientId> patient) {
        if (!filter.type().equals(now.version().type())) {
            return false;
        }
        return filter.query().isEmpty()
                || (filter.isOfPatientsOnly()
                        ? patient.filter(one -> filter.admits(one.value())).isPresent()
                        : versions.isFound(now.json(), filter.search()));
    }

    private List<Event.For> advised(Announcement one, PatientId patient, List<Subscriber> all) {
        var subscribers = all.stream()
                .filter(subscriber ->
                        subscriber.topic().filter(Topic::isOfAdvice).isPresent())
                .filter(subscriber -> subscriber.filters().stream().allMatch(filter -> filter.admits(patient.value())))
                .toList();
        if (all.stream()
                .noneMatch(subscriber ->
                        subscriber.topic().filter(Topic::isOfAdvice).isPresent())) {
            return List.of();
        }
        var before = advised.of(patient);
        if (one.kind() == Kind.BASELINE && before.isPresent()) {
            return List.of();
        }
        var looked = advising.of(patient);
        if (looked.isEmpty()) {
            advised.forget(patient);
            return List.of();
        }
        if (one.kind() == Kind.BASELINE && isPending(patient)) {
            return List.of(); // what waits has to be told, and would not be after this
        }
        advised.replace(patient, looked.get());
        return one.kind() == Kind.BASELINE
                ? List.of()
                : told(one, patient, before.orElse(List.of()), looked.get(), subscribers);
    }

    private boolean isPending(PatientId patient) {
        return outbox.isPending(Kind.CHART, patient) || outbox.isPending(Kind.KNOWLEDGE, patient);
    }

    private List<Event.For> told(
            Announcement one, PatientId patient, List<Said> before, List<Said> now, List<Subscriber> subscribers) {
        // both waited: which of them changed the advice cannot be told apart any more
        var isOfKnowledge = one.kind() == Kind.KNOWLEDGE || outbox.isPending(Kind.KNOWLEDGE, patient);
        var events = new ArrayList<Event.For>();
        for (var subscriber : subscribers) {
            var seen = Seen.by(subscriber, discretion, patient, now);
            var added = seen.urgentBeside(before);
            if (subscriber.wants(Topic.ACTIONABLE_FINDING_ADDED) && one.kind() == Kind.CHART && !added.isEmpty()) {
                events.add(event(subscriber, patient, grounds(added), one.madeAt()));
            }
            if (subscriber.wants(Topic.KNOWLEDGE_CHANGED) && isOfKnowledge && seen.differsFrom(before)) {
                events.add(event(subscriber, patient, List.of(), one.madeAt()));
            }
        }
        return events;
    }

    private static Event.For event(Subscriber subscriber, PatientId patient, List<String> context, Instant madeAt) {
        return new Event.For(
                subscriber.id(),
                new Event(patient.reference(), patient.reference(), Optional.empty(), false, context, madeAt));
    }

    private static List<String> grounds(List<Said> added) {
        return List.copyOf(added.stream()
                .flatMap(said -> said.grounds().stream())
                .limit(MOST_GROUNDS)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }
}

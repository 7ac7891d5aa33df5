package org.companion.bulk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.companion.bulk.Job.State;
import org.companion.consent.Discretion;
import org.companion.consent.Discretion.Sight;
import org.companion.fhir.Json;
import org.companion.fhir.References;

/**
 * Exports: a walk over the whole store by its keys. A step adds some hundred resources to the files of their types,
 * and notes the last key, in one transaction.
 */
final class ExportWork implements Work {
    private static final String GROUP = "Group";
    private final Jobs jobs;
    private final StoredResources resources;
    private final Discretion discretion;

    ExportWork(Jobs jobs, StoredResources resources, Discretion discretion) {
        this.jobs = jobs;
        this.resources = resources;
        this.discretion = discretion;
    }

    @Override
    public boolean step(Job job) throws IOException {
        var order = ExportOrder.of(job.task());
        if (job.state() == State.WAITING) {
            begin(job, order);
            return false;
        }
        var keys = resources.after(job.reached(), job.upTo(), order);
        if (keys.isEmpty()) {
            return true;
        }
        write(job, order, keys.get());
        return false;
    }

    private void begin(Job job, ExportOrder order) throws IOException {
        var upTo = resources.lastKey();
        var patients = order.isOfSome() ? patients(job, order) : Set.<Long>of();
        jobs.together(() -> {
            jobs.files().about(job.id(), patients);
            jobs.reach(job.id(), 0, upTo);
        });
    }

    /** Those of the group as it is now; of them, those that were named. */
    private Set<Long> patients(Job job, ExportOrder order) throws IOException {
        var named = new HashSet<>(resources.keys("Patient", order.patients()));
        if (order.group().isEmpty()) {
            return named;
        }
        var group = resources.keys(GROUP, List.of(order.group().get()));
        if (group.isEmpty()) {
            throw new JobStopped("The group has been deleted");
        }
        var members = new HashSet<String>();
        resources.read(
                job.id(),
                group,
                ExportOrder.ALL,
                (type, line) -> Json.each(Json.mapper().readTree(line), "member")
                        .filter(member -> !member.path("inactive").asBoolean())
                        .flatMap(member -> Json.text(member.path("entity"), "reference").stream())
                        .flatMap(reference -> References.patient(reference).stream())
                        .forEach(patient -> members.add(patient.value())));
        var keys = new HashSet<>(resources.keys("Patient", members));
        if (!order.patients().isEmpty()) {
            keys.retainAll(named);
        }
        return keys;
    }

    private void write(Job job, ExportOrder order, StoredResources.Keys keys) throws IOException {
        try (var output = new Output(jobs.files().written(job.id()))) {
            if (!keys.wanted().isEmpty()) {
                var files = new TypeFiles(output, jobs.files().written(job.id()));
                var sight = discretion.of(order.asker());
                resources.read(job.id(), keys.wanted(), order, (type, line) -> {
                    if (!isShown(sight, line)) {
                        return;
                    }
                    files.append(type, line);
                });
            }
            var parts = output.parts();
            jobs.together(() -> {
                jobs.files().append(job.id(), parts);
                jobs.reach(job.id(), keys.last(), job.upTo());
            });
        }
    }

    private static boolean isShown(Sight sight, byte[] line) {
        return sight == Discretion.OPEN || sight.allows(new String(line, StandardCharsets.UTF_8));
    }
}

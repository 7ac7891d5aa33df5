package org.companion.bulk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.companion.announcing.Actionable;
import org.companion.announcing.Actionable.Fresh;
import org.companion.announcing.Said;
import org.companion.bulk.Job.State;
import org.companion.chart.PatientId;

/**
 * Looks at the patients whose results can bear on what is new in the packs, some at a time; each for whom it advises
 * something is a line of the file.
 */
final class ActionableWork implements Work {
    private static final String TYPE = "Parameters";

    private final Jobs jobs;
    private final Candidates candidates;
    private final Actionable actionable;

    ActionableWork(Jobs jobs, Candidates candidates, Actionable actionable) {
        this.jobs = jobs;
        this.candidates = candidates;
        this.actionable = actionable;
    }

    @Override
    public boolean step(Job job) throws IOException {
        var order = ActionableOrder.of(job.task());
        if (!order.packs().equals(actionable.packs())) {
            throw new JobStopped("The packs were changed while patients were looked at; ask again");
        }
        var fresh = actionable.since(order.since(), order.pack());
        if (job.state() == State.WAITING) {
            jobs.together(() -> jobs.reach(
                    job.id(), 0, fresh.statements().isEmpty() ? 0 : candidates.gather(job.id(), fresh.names())));
            return false;
        }
        var patients = candidates.after(job.id(), job.reached());
        if (patients.isEmpty()) {
            return true;
        }
        look(job, order, fresh, patients);
        return false;
    }

    private void look(Job job, ActionableOrder order, Fresh fresh, List<PatientId> patients) throws IOException {
        var recorded = jobs.files().written(job.id());
        try (var output = new Output(recorded)) {
            var files = new TypeFiles(output, recorded);
            for (var one : actionable.of(patients, fresh, order.asker()).entrySet()) {
                files.append(
                        TYPE,
                        line(one.getKey(), one.getValue(), fresh).toString().getBytes(StandardCharsets.UTF_8));
            }
            var parts = output.parts();
            jobs.together(() -> {
                jobs.files().append(job.id(), parts);
                jobs.reach(job.id(), job.reached() + patients.size(), job.upTo());
            });
        }
    }

    private static ObjectNode line(PatientId patient, List<Said> said, Fresh fresh) {
        var line = JsonNodeFactory.instance.objectNode().put("resourceType", TYPE);
        var parameters = line.putArray("parameter");
        reference(parameters.addObject().put("name", "patient"), patient.reference());
        said.forEach(one -> {
            var parts = parameters.addObject().put("name", "advice").putArray("part");
            parts.addObject().put("name", "statement").put("valueString", one.statement());
            parts.addObject().put("name", "medication").put("valueString", one.drug());
            parts.addObject()
                    .put("name", "category")
                    .put("valueCode", one.category().code());
            var used = fresh.statements().get(one.statement());
            parts.addObject().put("name", "change").put("valueCode", used != null && used.isNew() ? "new" : "changed");
            one.grounds().forEach(ground -> reference(parts.addObject().put("name", "basis"), ground));
        });
        return line;
    }

    private static void reference(ObjectNode parameter, String reference) {
        parameter.putObject("valueReference").put("reference", reference);
    }
}

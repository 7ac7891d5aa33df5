package org.companion.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.companion.chart.PatientId;
import org.companion.delivery.Delivery;
import org.companion.delivery.Entry;
import org.companion.delivery.Entry.State;
import org.companion.delivery.FiledReports;
import org.companion.delivery.FiledReports.Filed;
import org.companion.delivery.GenomeFiler;
import org.companion.delivery.Inbox;
import org.companion.delivery.Moment;
import org.companion.delivery.Precedence;
import org.companion.delivery.Standing;
import org.companion.fhir.Filing;
import org.companion.fhir.OrderWriter;
import org.companion.fhir.OriginWriter;
import org.companion.fhir.ReportRewriter;
import org.companion.fhir.ReportWriter;
import org.companion.fhir.Writing;

/**
 * Files a delivery in the caller's transaction. A report is a snapshot: what its new version no longer holds becomes
 * entered-in-error in the same transaction. A version that is older than the one on file is kept in the inbox alone.
 */
final class Clerk {
    private static final Set<String> WITH_STATUS = Set.of("Observation", "DocumentReference", "Procedure");

    private final Writing writing;
    private final FiledReports reports;
    private final Merging merging;
    private final Inbox inbox;
    private final GenomeFiler genomes;

    Clerk(Writing writing, FiledReports reports, Merging merging, Inbox inbox, GenomeFiler genomes) {
        this.inbox = inbox;
        this.genomes = genomes;
        this.writing = writing;
        this.reports = reports;
        this.merging = merging;
    }

    /** How far a delivery got, and what is to be said of it. */
    record Outcome(State state, String detail) {
        static Outcome of(State state) {
            return new Outcome(state, state == State.OVERTAKEN ? "a newer version of the report was on file" : "");
        }
    }

    /** Files it; says how far it got. */
    Outcome file(Entry entry, Delivery delivery, PatientId patient) {
        if (delivery instanceof Delivery.Reports all) {
            var states = all.reports().stream()
                    .map(report -> file(
                            entry,
                            ReportWriter.write(report, patient, entry.envelope()),
                            patient,
                            precedence(report.issued(), entry, report.standing())))
                    .collect(Collectors.toSet());
            return Outcome.of(states.contains(State.FILED) || states.isEmpty() ? State.FILED : State.OVERTAKEN);
        }
        if (delivery instanceof Delivery.FhirReport report) {
            return Outcome.of(file(
                    entry,
                    ReportRewriter.write(report, patient),
                    patient,
                    precedence(report.issued(), entry, report.standing())));
        }
        if (delivery instanceof Delivery.Orders orders) {
            put(orders.orders().stream()
                    .map(order -> OrderWriter.write(order, patient))
                    .toList());
            return Outcome.of(State.FILED);
        }
        if (delivery instanceof Delivery.Genome) {
            return genome(entry, patient);
        }
        merging.merge(((Delivery.Merge) delivery).gone(), patient);
        return Outcome.of(State.FILED);
    }

    private Outcome genome(Entry entry, PatientId patient) {
        var payload = inbox.payload(entry.number());
        var outcome = genomes.file(patient, payload.told(), payload.bytes());
        return new Outcome(outcome.taken() ? State.FILED : State.REFUSED, outcome.words());
    }

    private static Precedence precedence(Optional<Moment> issued, Entry entry, Standing standing) {
        return new Precedence(instant(issued), instant(entry.envelope().sent()), standing);
    }

    private static Optional<Instant> instant(Optional<Moment> moment) {
        return moment.map(Moment::from);
    }

    private State file(Entry entry, Filing filing, PatientId patient, Precedence precedence) {
        var kept = reports.locked(filing.report());
        if (kept.isPresent() && !precedence.follows(kept.get().precedence())) {
            return State.OVERTAKEN;
        }
        var parts = filing.resources().stream().map(Clerk::reference).collect(Collectors.toSet());
        var all = new ArrayList<>(filing.resources());
        kept.ifPresent(before -> before.parts().stream()
                .filter(part -> !parts.contains(part))
                .sorted()
                .forEach(part -> withdrawn(part).ifPresent(all::add)));
        all.add(OriginWriter.provenance(
                entry,
                filing.report(),
                filing.resources().stream()
                        .filter(one -> !one.path("resourceType").asText().equals("Binary"))
                        .map(Clerk::reference)
                        .sorted(Comparator.comparing(one -> !one.startsWith("DiagnosticReport")))
                        .toList()));
        put(all);
        reports.filed(filing.report(), new Filed(patient, precedence, entry.number(), parts));
        return State.FILED;
    }

    private Optional<ObjectNode> withdrawn(String reference) {
        return WITH_STATUS.contains(reference.substring(0, reference.indexOf('/')))
                ? writing.read(reference).map(json -> ((ObjectNode) json).put("status", Standing.IN_ERROR.code()))
                : Optional.empty();
    }

    private static String reference(JsonNode resource) {
        return resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
    }

    private void put(List<ObjectNode> resources) {
        writing.write(bundle(resources));
    }

    static ObjectNode bundle(List<ObjectNode> resources) {
        var bundle = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Bundle")
                .put("type", "transaction");
        var entries = bundle.putArray("entry");
        for (var resource : resources) {
            var entry = entries.addObject();
            entry.set("resource", resource);
            entry.putObject("request").put("method", "PUT").put("url", reference(resource));
        }
        return bundle;
    }
}

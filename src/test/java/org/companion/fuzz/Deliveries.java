package org.companion.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.companion.chart.PatientId;
import org.companion.delivery.Content;
import org.companion.delivery.Delivery;
import org.companion.delivery.Envelope;
import org.companion.delivery.Opened;
import org.companion.delivery.Payload;
import org.companion.delivery.PayloadReader;
import org.companion.delivery.Refusal;
import org.companion.fhir.ChartReader;
import org.companion.fhir.OrderWriter;
import org.companion.fhir.ReportRewriter;
import org.companion.fhir.ReportWriter;
import org.companion.fhir.Resource;
import org.companion.fhir.ResultReader;
import org.companion.genome.Sequence;
import org.companion.testing.Examples;
import org.companion.testing.Fhir;
import org.companion.testing.Genome;
import org.hl7.fhir.r4.model.Bundle;

/** What holds of every reader of payloads, whatever it is given. */
final class Deliveries {
    private static final PatientId PATIENT = new PatientId("p");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private static final ChartReader CHARTS = Fhir.reader();
    private static final ResultReader RESULTS = new ResultReader(Examples.intake(), Genome.liftover(), Sequence.NONE);

    static {
        parsed(bundle(List.of())); // what is slow the first time is no finding
    }

    private Deliveries() {}

    /**
     * Gives the bytes to a reader. It answers, the same when it is asked again; what it takes can be filed, and holds
     * nothing that a database cannot keep.
     */
    static Opened read(PayloadReader reader, byte[] bytes, Map<String, String> told) {
        reader.accepts(new String(bytes, 0, Math.min(bytes.length, 4_096), StandardCharsets.UTF_8));
        var opened = reader.read(new Payload(bytes, "test", told));
        assertThat(kind(reader.read(new Payload(bytes, "test", told)).content()))
                .isEqualTo(kind(opened.content()));
        var envelope = opened.envelope();
        assertThat(List.of(envelope.application(), envelope.facility(), envelope.number()))
                .noneMatch(Deliveries::isUnkeepable);
        if (opened.content() instanceof Delivery delivery) {
            var resources = filed(delivery, envelope).toList();
            parsed(bundle(resources));
            understood(resources.stream().map(Resource::of).toList());
        }
        return opened;
    }

    /** Of a delivery its kind, since what lies in it does not compare; of a refusal all of it. */
    private static Object kind(Content content) {
        return content instanceof Refusal ? content : content.getClass();
    }

    private static Stream<ObjectNode> filed(Delivery delivery, Envelope envelope) {
        if (delivery instanceof Delivery.Reports all) {
            return all.reports().stream()
                    .flatMap(report -> ReportWriter.write(report, PATIENT, envelope).resources().stream());
        }
        if (delivery instanceof Delivery.FhirReport report) {
            return ReportRewriter.write(report, PATIENT).resources().stream();
        }
        return delivery instanceof Delivery.Orders orders
                ? orders.orders().stream().map(order -> OrderWriter.write(order, PATIENT))
                : Stream.empty();
    }

    private static String bundle(List<ObjectNode> resources) {
        var bundle = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Bundle")
                .put("type", "transaction");
        var entries = bundle.putArray("entry");
        resources.forEach(resource -> {
            assertThat(resource.path("id").asText()).matches(ID);
            entries.addObject().set("resource", resource);
        });
        return bundle.toString();
    }

    /** As the store reads what is to be written. */
    private static void parsed(String bundle) {
        assertThat(bundle).doesNotContain("\\u0000");
        FHIR.newJsonParser().parseResource(Bundle.class, bundle);
    }

    /** As the house makes findings of what it files, in the same transaction. */
    private static void understood(List<Resource> resources) {
        CHARTS.read(PATIENT, resources);
        resources.stream().filter(one -> one.type().equals("Observation")).forEach(RESULTS::read);
    }

    private static boolean isUnkeepable(String text) {
        return text.indexOf('\0') >= 0;
    }
}

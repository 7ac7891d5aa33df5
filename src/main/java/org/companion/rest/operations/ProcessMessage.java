package org.companion.rest.operations;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.companion.delivery.Delivery;
import org.companion.delivery.Entry;
import org.companion.delivery.Inbox;
import org.companion.delivery.Inlet;
import org.companion.delivery.Keys;
import org.companion.delivery.Payload;
import org.companion.delivery.Refusal;
import org.companion.fhir.Json;

/**
 * {@code $process-message}: a FHIR message goes through the inbox like one of HL7 v2, and its answer is a message too
 * (FHIR R4, Messaging). The same message again gets the same answer.
 */
public final class ProcessMessage {
    private static final String ISSUES = "http://terminology.hl7.org/CodeSystem/v2-0357";

    private final FhirContext fhir;
    private final Inlet inlet;
    private final Inbox inbox;
    private final AnswerOut out;

    public ProcessMessage(FhirContext fhir, Inlet inlet, Inbox inbox) {
        this.fhir = fhir;
        this.inlet = inlet;
        this.inbox = inbox;
        this.out = new AnswerOut(fhir);
    }

    @Operation(name = "$process-message", manualRequest = true, manualResponse = true)
    public void processMessage(ServletRequestDetails request, HttpServletResponse response) throws IOException {
        var bundle = bundle(request);
        var header = bundle.path("entry").path(0).path("resource");
        var payload = new Payload(Json.mapper().writeValueAsBytes(bundle), "process-message", Map.of());
        var receipt = inlet.take(payload);
        var entry = inbox.entry(receipt.entry().id()).orElseThrow();
        var async = "true".equals(first(request, "async"));
        out.write(
                answer(header, entry, receipt),
                async && entry.state() == Entry.State.ACCEPTED ? 202 : status(entry, receipt),
                request,
                response);
    }

    private static String first(ServletRequestDetails request, String name) {
        var values = request.getParameters().get(name);
        return values == null || values.length == 0 ? "" : values[0];
    }

    private static int status(Entry entry, Inlet.Receipt receipt) {
        return switch (entry.state()) {
            case ACCEPTED, FILED, OVERTAKEN, STUCK -> 200;
            case HELD -> 422;
            case REFUSED -> receipt.isDuplicate() ? 409 : 422;
            case REJECTED -> 400;
        };
    }

    private JsonNode bundle(ServletRequestDetails request) {
        var text = new String(request.loadRequestContents(), StandardCharsets.UTF_8);
        var xml = EncodingEnum.forContentType(request.getHeader("Content-Type")) == EncodingEnum.XML;
        var json = Json.stored(
                xml
                        ? fhir.newJsonParser()
                                .encodeResourceToString(fhir.newXmlParser().parseResource(text))
                        : text);
        var isMessage = json.path("resourceType").asText().equals("Bundle")
                && json.path("type").asText().equals("message")
                && json.path("entry")
                        .path(0)
                        .path("resource")
                        .path("resourceType")
                        .asText()
                        .equals("MessageHeader");
        if (!isMessage) {
            throw new InvalidRequestException(
                    "the body must be a Bundle of type message whose first entry is a MessageHeader");
        }
        return json;
    }

    private static ObjectNode answer(JsonNode header, Entry entry, Inlet.Receipt receipt) {
        var factory = JsonNodeFactory.instance;
        var id = UUID.nameUUIDFromBytes(("answer " + entry.id()).getBytes(StandardCharsets.UTF_8))
                .toString();
        var bundle =
                factory.objectNode().put("resourceType", "Bundle").put("id", id).put("type", "message");
        bundle.put("timestamp", entry.received().toString());
        var entries = bundle.putArray("entry");
        var answer = factory.objectNode().put("resourceType", "MessageHeader").put("id", id);
        for (var event : new String[] {"eventCoding", "eventUri"}) {
            if (header.has(event)) {
                answer.set(event, header.get(event));
            }
        }
        answer.putObject("source").put("name", "Companion").put("endpoint", "urn:companion");
        var response = answer.putObject("response");
        response.put("identifier", header.path("id").asText(entry.envelope().number()));
        response.put("code", code(entry.state()));
        var outcomeId = UUID.nameUUIDFromBytes(("outcome " + entry.id()).getBytes(StandardCharsets.UTF_8))
                .toString();
        response.putObject("details").put("reference", "urn:uuid:" + outcomeId);
        if (receipt.content() instanceof Delivery.FhirReport report && entry.state() == Entry.State.FILED) {
            answer.putArray("focus").addObject().put("reference", "DiagnosticReport/" + Keys.report(report.key()));
        }
        entries.addObject().put("fullUrl", "urn:uuid:" + id).set("resource", answer);
        entries.addObject().put("fullUrl", "urn:uuid:" + outcomeId).set("resource", outcome(entry, receipt, outcomeId));
        return bundle;
    }

    private static String code(Entry.State state) {
        return switch (state) {
            case ACCEPTED, FILED, OVERTAKEN, STUCK -> "ok";
            case HELD, REFUSED -> "transient-error";
            case REJECTED -> "fatal-error";
        };
    }

    private static ObjectNode outcome(Entry entry, Inlet.Receipt receipt, String id) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "OperationOutcome")
                .put("id", id);
        var issue = json.putArray("issue").addObject();
        if (receipt.content() instanceof Refusal refusal) {
            issue.put("severity", "error").put("code", receipt.isDuplicate() ? "duplicate" : "processing");
            issue.putObject("details")
                    .putArray("coding")
                    .addObject()
                    .put("system", ISSUES)
                    .put("code", String.valueOf(refusal.reason().number()))
                    .put("display", refusal.reason().text());
            issue.put("diagnostics", refusal.why());
            if (!refusal.where().isEmpty()) {
                issue.putArray("expression").add(refusal.where());
            }
        } else {
            issue.put("severity", "information").put("code", "informational");
            issue.put("diagnostics", entry.detail().isEmpty() ? "taken" : entry.detail());
        }
        return json;
    }
}

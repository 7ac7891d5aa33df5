package org.companion.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.companion.chart.PatientId;
import org.companion.delivery.Entry;
import org.companion.delivery.Envelope;
import org.companion.delivery.Inbox;
import org.companion.delivery.Payload;
import org.companion.fhir.Bundles;
import org.companion.fhir.Json;

/**
 * Keeps the transactions that brought a report in the inbox beside all other deliveries. They are written as FHIR has it,
 * by the ids and conditions that their sender gives, so that nothing of them waits or is matched.
 */
@Interceptor
final class NotedTransactions {
    private final Inbox inbox;
    private final Clock clock;

    NotedTransactions(Inbox inbox, Clock clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void note(RequestDetails request) {
        if (request.getRestOperationType() != RestOperationTypeEnum.TRANSACTION) {
            return;
        }
        var body = request.loadRequestContents();
        var text = new String(body, StandardCharsets.UTF_8);
        if (text.contains("DiagnosticReport") && text.stripLeading().startsWith("{")) {
            keep(body, text);
        }
    }

    private void keep(byte[] body, String text) {
        var bundle = Json.stored(text);
        var report = Bundles.resources(bundle).stream()
                .filter(one -> one.type().equals("DiagnosticReport"))
                .findFirst();
        if (report.isEmpty() || !bundle.path("type").asText().equals("transaction")) {
            return;
        }
        var number = Json.text(bundle.path("identifier"), "value").orElse("");
        var payload = new Payload(body, "transaction", Map.of());
        inbox.keep(
                new Entry(
                        0,
                        UUID.randomUUID().toString(),
                        clock.instant(),
                        new Envelope("", "", number, Optional.empty()),
                        payload.digest(),
                        payload.mouth(),
                        "fhir",
                        Entry.State.FILED,
                        "",
                        Json.text(report.get().json().path("subject"), "reference")
                                .filter(reference -> reference.matches("Patient/[A-Za-z0-9\\-.]{1,64}"))
                                .map(reference -> new PatientId(reference.substring("Patient/".length()))),
                        "written as its sender has it"),
                payload,
                false);
    }
}

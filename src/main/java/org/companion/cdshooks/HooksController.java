package org.companion.cdshooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.companion.advice.Advisor;
import org.companion.chart.Charts;
import org.companion.fhir.ChartReader;
import org.companion.fhir.Json;
import org.companion.fhir.Resources;
import org.companion.journal.Feedbacks;
import org.companion.knowledge.KnowledgeBase;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The door of CDS Hooks 2.0.1: discovery, the order hooks, feedback. */
@RestController
@RequestMapping("/cds-services")
public final class HooksController {
    private static final int LONGEST_BODY = 16 * 1024 * 1024;
    private static final ObjectWriter WRITER = Json.mapper().writer();

    private final Map<String, HookService> services = Map.of(
            "companion-order-sign", HookService.orderSign(), "companion-order-select", HookService.orderSelect());
    private final OrderHook hook;
    private final Cards cards;
    private final Feedbacks feedbacks;

    public HooksController(
            KnowledgeBase knowledge,
            Advisor advisor,
            ChartReader reader,
            Charts charts,
            Resources stored,
            Feedbacks feedbacks,
            Clock clock) {
        this.hook = new OrderHook(knowledge, advisor, reader, charts, stored, clock);
        this.cards = new Cards(knowledge);
        this.feedbacks = feedbacks;
    }

    private record Discovery(List<HookService> services) {}

    private record Answer(List<Card> cards) {}

    @GetMapping
    ResponseEntity<byte[]> discovery() throws IOException {
        return json(200, new Discovery(List.of(HookService.orderSign(), HookService.orderSelect())));
    }

    @PostMapping(
            path = "/{id}",
            consumes = {"application/json", "application/*+json"})
    ResponseEntity<byte[]> call(@PathVariable("id") String id, InputStream body) throws IOException {
        var service = service(id);
        var request = HookRequest.read(tree(body), service);
        return json(200, new Answer(cards.draw(hook.consult(request), request)));
    }

    @PostMapping(
            path = "/{id}/feedback",
            consumes = {"application/json", "application/*+json"})
    ResponseEntity<Void> feedback(@PathVariable("id") String id, InputStream body) throws IOException {
        feedbacks.keep(FeedbackReader.read(service(id).id(), tree(body)));
        return ResponseEntity.ok().build();
    }

    private HookService service(String id) {
        var service = services.get(id);
        if (service == null) {
            throw HookRefused.unknownService();
        }
        return service;
    }

    private static JsonNode tree(InputStream stream) throws IOException {
        var body = stream.readNBytes(LONGEST_BODY + 1);
        if (body.length == 0) {
            throw HookRefused.malformed("the body is empty; a JSON object is required");
        }
        if (body.length > LONGEST_BODY) {
            throw HookRefused.tooLong("the body is longer than " + LONGEST_BODY / (1024 * 1024) + " MiB");
        }
        try (var parser = Json.mapper().createParser(body)) {
            JsonNode tree = Json.mapper().readTree(parser);
            if (parser.nextToken() != null) {
                throw HookRefused.malformed("the body goes on after its JSON object");
            }
            return tree;
        } catch (JsonProcessingException broken) {
            throw HookRefused.malformed("the body is no JSON within the limits: " + place(broken));
        } catch (IOException broken) {
            throw HookRefused.malformed("the body is no JSON in UTF-8");
        }
    }

    private static String place(JsonProcessingException broken) {
        var at = broken.getLocation();
        return at == null ? "unreadable" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    @ExceptionHandler(HookRefused.class)
    ResponseEntity<byte[]> refused(HookRefused refused) throws IOException {
        var code = switch (refused.status()) {
            case 404 -> "not-found";
            case 412 -> "incomplete";
            case 413 -> "too-long";
            default -> "invalid";
        };
        var issue = new Issue("error", code, String.valueOf(refused.getMessage()));
        return json(refused.status(), new Outcome("OperationOutcome", List.of(issue)));
    }

    private record Outcome(String resourceType, List<Issue> issue) {}

    private record Issue(String severity, String code, String diagnostics) {}

    private static ResponseEntity<byte[]> json(int status, Object body) throws IOException {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(WRITER.writeValueAsBytes(body));
    }
}

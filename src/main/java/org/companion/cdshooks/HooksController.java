package org.companion.cdshooks;

import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.companion.cdshooks.Cards.Drawn;
import org.companion.fhir.Json;
import org.companion.journal.Feedbacks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The door of CDS Hooks 2.0.1: discovery, the services, feedback. */
@RestController
@RequestMapping("/cds-services")
public final class HooksController {
    private static final ObjectWriter WRITER = Json.mapper().writer();

    private final Map<String, Hook> services;
    private final Discovery discovery;
    private final HookService service;
    private final Clients clients;
    private final Feedbacks feedbacks;

    HooksController(HooksSettings settings, HookService service, SiteCodes codes, Feedbacks feedbacks) {
        var hooks = Arrays.stream(Hook.values())
                .filter(hook -> hook != Hook.MEDICATION_VERIFY || settings.medicationVerify())
                .toList();
        this.services = hooks.stream().collect(Collectors.toMap(Hook::service, Function.identity()));
        this.discovery = Discovery.of(hooks);
        this.service = service;
        this.clients = new Clients(settings, codes);
        this.feedbacks = feedbacks;
    }

    private record Answer(List<Card> cards) {}

    @GetMapping
    ResponseEntity<byte[]> discovery() throws IOException {
        return json(200, discovery);
    }

    @PostMapping(
            path = "/{id}",
            consumes = {"application/json", "application/*+json"})
    ResponseEntity<byte[]> call(
            @PathVariable("id") String id, InputStream body, HttpServletRequest request, @Nullable Principal caller)
            throws IOException {
        var cards = service.answer(hook(id), HookBody.bytes(body), clients.of(caller), Address.of(request));
        return json(200, new Answer(cards.stream().map(Drawn::card).toList()));
    }

    @PostMapping(
            path = "/{id}/feedback",
            consumes = {"application/json", "application/*+json"})
    ResponseEntity<Void> feedback(@PathVariable("id") String id, InputStream body) throws IOException {
        var hook = hook(id);
        feedbacks.keep(FeedbackReader.read(hook.service(), HookBody.tree(HookBody.bytes(body))));
        return ResponseEntity.ok().build();
    }

    private Hook hook(String id) {
        var hook = services.get(id);
        if (hook == null) {
            throw HookRefused.unknownService();
        }
        return hook;
    }

    @ExceptionHandler(HookRefused.class)
    ResponseEntity<byte[]> refused(HookRefused refused) throws IOException {
        var code = switch (refused.status()) {
            case 403 -> "forbidden";
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

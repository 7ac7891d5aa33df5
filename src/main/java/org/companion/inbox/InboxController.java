package org.companion.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.companion.chart.PatientId;
import org.companion.delivery.Entry;
import org.companion.delivery.Entry.State;
import org.companion.delivery.Inbox;
import org.companion.delivery.Inlet;
import org.companion.delivery.Payload;
import org.companion.journal.Journal;
import org.companion.journal.Look;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** The inbox over HTTP: files are sent to it, and people look after what waits there. */
@RestController
@RequestMapping("/inbox")
final class InboxController {
    private static final int MOST_BYTES = 64 << 20;
    private static final int MOST_LISTED = 200;
    private static final int LONGEST_TOLD = 1_000;
    private static final String HL7 = "application/hl7-v2";
    private static final Set<State> WAITING = EnumSet.of(State.HELD, State.REFUSED, State.STUCK);

    private final Inlet inlet;
    private final Inbox inbox;
    private final InboxDesk desk;
    private final Journal journal;
    private final WithheldEntries withheld;
    private final Clock clock;

    InboxController(Inlet inlet, Inbox inbox, InboxDesk desk, Journal journal, WithheldEntries withheld, Clock clock) {
        this.inlet = inlet;
        this.inbox = inbox;
        this.desk = desk;
        this.journal = journal;
        this.withheld = withheld;
        this.clock = clock;
    }

    /** An entry as people see it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            String id,
            Instant received,
            String from,
            String number,
            String mouth,
            String format,
            String state,
            @Nullable String patient,
            String detail,
            @Nullable List<String> candidates) {
        static Shown of(Entry entry) {
            return new Shown(
                    entry.id(),
                    entry.received(),
                    (entry.envelope().facility() + " " + entry.envelope().application()).strip(),
                    entry.envelope().number(),
                    entry.mouth(),
                    entry.format(),
                    entry.state().name().toLowerCase(Locale.ROOT),
                    entry.patient().map(PatientId::reference).orElse(null),
                    entry.detail(),
                    null);
        }

        /** That something waits, and neither of whom nor what. */
        Shown veiled() {
            return new Shown(id, received, from, "", mouth, format, state, null, "", null);
        }

        Shown with(List<PatientId> patients) {
            return new Shown(
                    id,
                    received,
                    from,
                    number,
                    mouth,
                    format,
                    state,
                    patient,
                    detail,
                    patients.stream().map(PatientId::reference).toList());
        }
    }

    /** A page of another site must not deliver anything through somebody's browser. */
    @ModelAttribute
    void refuseOtherSites(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    /** A file of any format that is read here; what is said beside it stands in the query. */
    @PostMapping
    ResponseEntity<?> take(HttpServletRequest request) throws IOException {
        var told = told(request);
        if (told.values().stream().anyMatch(value -> value.length() > LONGEST_TOLD)) {
            return told(400, "a parameter is too long");
        }
        if (request.getContentLengthLong() > MOST_BYTES) {
            return told(413, "the body is larger than " + (MOST_BYTES >> 20) + " MiB");
        }
        var bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            return told(413, "the body is larger than " + (MOST_BYTES >> 20) + " MiB");
        }
        if (bytes.length == 0) {
            return told(400, "the body is empty; it must be the file itself");
        }
        return answered(inlet.take(new Payload(bytes, "https", told)));
    }

    /** From the query alone: the body is the file, whatever type its sender gives it. */
    private static Map<String, String> told(HttpServletRequest request) {
        var query = UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams();
        var told = new HashMap<String, String>();
        query.forEach((name, values) -> {
            if (!values.isEmpty() && values.get(0) != null) {
                told.put(name, UriUtils.decode(values.get(0), StandardCharsets.UTF_8));
            }
        });
        return told;
    }

    private ResponseEntity<?> answered(Inlet.Receipt receipt) {
        var entry = inbox.entry(receipt.entry().id()).orElseThrow();
        var answer = ResponseEntity.status(status(entry.state(), receipt));
        return entry.format().equals("hl7v2")
                ? answer.contentType(MediaType.parseMediaType(HL7))
                        .body(entry.answer().getBytes(StandardCharsets.UTF_8))
                : answer.body(Shown.of(entry));
    }

    private static int status(State state, Inlet.Receipt receipt) {
        return switch (state) {
            case FILED -> receipt.repeated() ? 200 : 201;
            case OVERTAKEN -> 200;
            case ACCEPTED, STUCK -> 202;
            case HELD -> 422;
            case REFUSED -> receipt.isDuplicate() ? 409 : 422;
            case REJECTED -> 400;
        };
    }

    /** What is in the inbox, the newest first; what waits for a person where nothing else is asked for. */
    @GetMapping
    ResponseEntity<?> list(
            @RequestParam(required = false) @Nullable String state, @RequestParam(defaultValue = "50") int count) {
        var states = state == null ? Optional.of(WAITING) : states(state);
        return states.isEmpty()
                ? told(
                        400,
                        "state must be of: " + Arrays.toString(State.values()).toLowerCase(Locale.ROOT))
                : ResponseEntity.ok(
                        inbox.list(states.get(), Long.MAX_VALUE, Math.max(1, Math.min(count, MOST_LISTED))).stream()
                                .map(this::shown)
                                .toList());
    }

    private static Optional<Set<State>> states(String text) {
        try {
            var states = EnumSet.noneOf(State.class);
            for (var name : text.split(",")) {
                states.add(State.valueOf(name.strip().toUpperCase(Locale.ROOT)));
            }
            return Optional.of(states);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    @GetMapping("/{id}")
    ResponseEntity<?> one(@PathVariable String id) {
        var entry = inbox.entry(id);
        if (entry.isEmpty()) {
            return told(404, "there is no such entry");
        }
        return ResponseEntity.ok(
                entry.get().state() == State.HELD
                        ? shown(entry.get()).with(desk.candidates(entry.get()))
                        : shown(entry.get()));
    }

    private Shown shown(Entry entry) {
        return withheld.holds(entry) ? Shown.of(entry).veiled() : Shown.of(entry);
    }

    /** The payload as it came; that it was looked at is noted. */
    @GetMapping("/{id}/payload")
    ResponseEntity<?> payload(@PathVariable String id) {
        var entry = inbox.entry(id).filter(one -> !withheld.holds(one));
        if (entry.isEmpty()) {
            return told(404, "there is no such entry");
        }
        journal.note(look(entry.get(), "inbox:payload"), List.of());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", "attachment")
                .body(inbox.payload(entry.get().number()).bytes());
    }

    private Look look(Entry entry, String service) {
        return new Look(
                UUID.randomUUID(),
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                entry.patient().map(PatientId::value),
                service,
                Optional.of(entry.id()),
                200,
                0,
                0,
                Duration.ZERO);
    }

    /** Reads it again when something was put right. */
    @PostMapping("/{id}/replay")
    ResponseEntity<?> replay(@PathVariable String id) {
        return tried(desk.again(id));
    }

    /** Says whom a held entry is about. */
    @PostMapping("/{id}/patient")
    ResponseEntity<?> assign(@PathVariable String id, @RequestBody Map<String, String> body) {
        var patient = body.getOrDefault("patient", "");
        return patient.matches("Patient/[A-Za-z0-9\\-.]{1,64}")
                ? tried(desk.assigned(id, new PatientId(patient.substring("Patient/".length()))))
                : told(400, "patient must be a reference such as Patient/123");
    }

    private ResponseEntity<?> tried(Optional<InboxDesk.Tried> tried) {
        if (tried.isEmpty()) {
            return told(404, "there is no such entry");
        }
        var entry = tried.get().entry();
        return entry.state().isSettled() && entry.state() != State.STUCK
                ? ResponseEntity.ok(shown(entry))
                : told(422, tried.get().said());
    }

    /** An OperationOutcome. */
    private static ResponseEntity<?> told(int status, String words) {
        return ResponseEntity.status(status)
                .body(Map.of(
                        "resourceType",
                        "OperationOutcome",
                        "issue",
                        List.of(Map.of("severity", "error", "code", "processing", "diagnostics", words))));
    }
}

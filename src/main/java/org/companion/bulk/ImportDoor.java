package org.companion.bulk;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.bulk.Input.Origin;
import org.companion.bulk.Job.Kind;
import org.companion.fhir.Json;
import org.companion.fhir.ParameterRefused;

/** {@code $import}: NDJSON in the body, or in files that lie in the folder of imports. */
final class ImportDoor {
    private static final Set<String> KNOWN = Set.of("inputFormat", "inputSource", "input");
    private static final Set<String> ONCE = Set.of("inputFormat", "inputSource");
    private static final Set<String> FORMATS = Set.of("application/fhir+ndjson", "application/ndjson", "ndjson");
    private static final int MOST_FILES = 1000;
    /** What others refer to comes first; what is not named comes after, in the order it was given. */
    private static final List<String> ORDER = List.of(
            "Organization",
            "Location",
            "Practitioner",
            "PractitionerRole",
            "Patient",
            "RelatedPerson",
            "Device",
            "Substance",
            "Medication",
            "Encounter",
            "Condition",
            "Specimen");

    private final FhirContext fhir;
    private final Inbox inbox;
    private final KickOff kickOff;

    ImportDoor(FhirContext fhir, Inbox inbox, KickOff kickOff) {
        this.fhir = fhir;
        this.inbox = inbox;
        this.kickOff = kickOff;
    }

    @Operation(
            name = "$import",
            canonicalUrl = "https://companion.example/fhir/OperationDefinition/import",
            manualRequest = true,
            manualResponse = true)
    public void take(ServletRequestDetails request, HttpServletResponse response) throws IOException {
        try {
            var job = kickOff.job(Kind.IMPORT, "{}", request);
            if (String.valueOf(request.getHeader("Content-Type")).contains("ndjson")) {
                Asked.ofQuery(request).check(Set.of(), Set.of());
                var body = Body.read(request.getServletRequest().getInputStream());
                var input = Input.unread(0, Origin.BODY, Body.NAME, Optional.empty(), body.length(), 0);
                kickOff.take(job, List.of(input), body, request, response);
            } else {
                kickOff.take(job, inputs(Asked.of(request, fhir)), Body.NONE, request, response);
            }
        } catch (ParameterRefused refused) {
            throw new InvalidRequestException(refused.getMessage());
        }
    }

    private List<Input> inputs(Asked asked) {
        asked.check(KNOWN, ONCE);
        asked.text("inputFormat").filter(format -> !FORMATS.contains(format)).ifPresent(format -> {
            throw new ParameterRefused("inputFormat", "must be application/fhir+ndjson");
        });
        var given = asked.all("input").toList();
        if (given.isEmpty() || given.size() > MOST_FILES) {
            throw new ParameterRefused("input", "must be given 1 to " + MOST_FILES + " times, each with type and url");
        }
        var inputs = new ArrayList<Input>();
        given.forEach(one -> inputs.add(inbox.input(
                0,
                part(one, "url").orElseThrow(() -> new ParameterRefused("input.url", "must be given")),
                part(one, "type").map(this::type))));
        inputs.sort(Comparator.comparing(ImportDoor::rank));
        return java.util.stream.IntStream.range(0, inputs.size())
                .mapToObj(i -> inputs.get(i).numbered(i))
                .toList();
    }

    private static Optional<String> part(JsonNode input, String name) {
        return Json.each(input, "part")
                .filter(part -> part.path("name").asText().equals(name))
                .findFirst()
                .map(part -> Asked.text(part, "input." + name));
    }

    private String type(String type) {
        if (!fhir.getResourceTypes().contains(type)) {
            throw new ParameterRefused("input.type", "must be a resource type of FHIR R4");
        }
        return type;
    }

    private static int rank(Input input) {
        var place = input.type().map(ORDER::indexOf).orElse(-1);
        return place < 0 ? ORDER.size() : place;
    }
}

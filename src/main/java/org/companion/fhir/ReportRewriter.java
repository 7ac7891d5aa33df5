package org.companion.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.companion.chart.Coded;
import org.companion.chart.PatientId;
import org.companion.delivery.Delivery.FhirReport;
import org.companion.delivery.Keys;
import org.companion.delivery.Report;
import org.companion.delivery.Result;
import org.companion.delivery.Standing;
import org.companion.inquiry.Kind;

/**
 * Makes a report that came as FHIR one of this house: with ids of its content, references among its own resources, its
 * patient the one who was matched, and its Observations named by the profiles in use. What they say stays as it was sent.
 */
public final class ReportRewriter {
    /** Types that belong to a report; of others the name that a reference bears is kept. */
    private static final List<String> KEPT = List.of(
            "Specimen",
            "Binary",
            "DocumentReference",
            "ImagingStudy",
            "Media",
            "Procedure",
            "Observation",
            "DiagnosticReport");

    private static final Map<String, Result.Kind> KINDS = Map.of(
            "69548-6", Result.Kind.VARIANT,
            "84413-4", Result.Kind.GENOTYPE,
            "84414-2", Result.Kind.HAPLOTYPE,
            "therapeutic-implication", Result.Kind.THERAPEUTIC,
            "diagnostic-implication", Result.Kind.DIAGNOSTIC,
            "51968-6", Result.Kind.OVERALL,
            "53041-0", Result.Kind.REGION);
    private static final Map<Result.Kind, Kind> PROFILES = Map.of(
            Result.Kind.VARIANT, Kind.VARIANT,
            Result.Kind.GENOTYPE, Kind.GENOTYPE,
            Result.Kind.HAPLOTYPE, Kind.HAPLOTYPE,
            Result.Kind.THERAPEUTIC, Kind.THERAPEUTIC,
            Result.Kind.DIAGNOSTIC, Kind.DIAGNOSTIC);
    /** Profiles of other guides and releases, which say nothing here. */
    private static final Set<String> FOREIGN = Set.of("mcode", "genomics-reporting");

    private final FhirReport delivery;
    private final PatientId patient;
    private final Map<String, String> references = new HashMap<>();

    private ReportRewriter(FhirReport delivery, PatientId patient) {
        this.delivery = delivery;
        this.patient = patient;
    }

    public static Filing write(FhirReport delivery, PatientId patient) {
        return new ReportRewriter(delivery, patient).filing(Json.stored(delivery.bundle()));
    }

    private record Member(String type, String oldId, String fullUrl, ObjectNode json) {}

    private Filing filing(JsonNode bundle) {
        var members = members(bundle);
        var ids = ids(members);
        for (var i = 0; i < members.size(); i++) {
            var member = members.get(i);
            var reference = member.type() + "/" + ids.get(i);
            references.put(member.fullUrl(), reference);
            references.put(member.type() + "/" + member.oldId(), reference);
        }
        var resources = new ArrayList<ObjectNode>();
        for (var type : KEPT) {
            for (var i = 0; i < members.size(); i++) {
                if (members.get(i).type().equals(type)) {
                    resources.add(rewritten(members.get(i), ids.get(i)));
                }
            }
        }
        return new Filing(Keys.report(delivery.key()), sorted(resources));
    }

    /** Observations that others rest on come first. */
    private static List<ObjectNode> sorted(List<ObjectNode> resources) {
        var byReference = new LinkedHashMap<String, ObjectNode>();
        resources.forEach(one -> byReference.put(
                one.path("resourceType").asText() + "/" + one.path("id").asText(), one));
        var sorted = new LinkedHashMap<String, ObjectNode>();
        byReference.keySet().forEach(one -> add(one, byReference, sorted, 0));
        return List.copyOf(sorted.values());
    }

    private static void add(String reference, Map<String, ObjectNode> all, Map<String, ObjectNode> sorted, int depth) {
        var resource = all.get(reference);
        if (resource == null || sorted.containsKey(reference) || depth > 20) {
            return;
        }
        Stream.of("derivedFrom", "hasMember")
                .flatMap(name -> Json.each(resource, name))
                .map(one -> one.path("reference").asText())
                .forEach(other -> add(other, all, sorted, depth + 1));
        sorted.put(reference, resource);
    }

    private static List<Member> members(JsonNode bundle) {
        return Json.each(bundle, "entry")
                .filter(entry -> KEPT.contains(
                        entry.path("resource").path("resourceType").asText()))
                .map(entry -> new Member(
                        entry.path("resource").path("resourceType").asText(),
                        entry.path("resource").path("id").asText(),
                        entry.path("fullUrl").asText(),
                        ((ObjectNode) entry.path("resource")).deepCopy()))
                .toList();
    }

    private List<String> ids(List<Member> members) {
        var observations = Keys.results(new Report(
                        delivery.key(),
                        Coded.words(""),
                        Standing.FINAL,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        members.stream()
                                .filter(member -> member.type().equals("Observation"))
                                .map(ReportRewriter::result)
                                .toList(),
                        List.of(),
                        List.of(),
                        List.of()))
                .iterator();
        var counts = new HashMap<String, Integer>();
        return members.stream()
                .map(member -> switch (member.type()) {
                    case "DiagnosticReport" -> Keys.report(delivery.key());
                    case "Observation" -> observations.next();
                    default ->
                        Keys.part(
                                delivery.key(),
                                member.type(),
                                Json.text(Json.first(member.json(), "identifier"), "value")
                                        .orElseGet(() -> "number " + counts.merge(member.type(), 1, Integer::sum)));
                })
                .toList();
    }

    private static Result result(Member member) {
        var json = member.json().deepCopy();
        json.put("status", "final");
        json.remove("focus");
        var reported = ObservationReader.ofWhomever(json, "").orElseThrow();
        return new Result(kind(json), reported.code(), reported.answer(), reported.parts(), Standing.FINAL);
    }

    private static Result.Kind kind(JsonNode observation) {
        return Concepts.concept(observation.path("code")).codes().stream()
                .flatMap(code -> Stream.ofNullable(KINDS.get(code.code())))
                .findFirst()
                .orElse(Result.Kind.OTHER);
    }

    private ObjectNode rewritten(Member member, String id) {
        var json = member.json();
        json.put("id", id);
        json.remove(List.of("text", "implicitRules"));
        if (json.path("meta").isObject()) {
            ((ObjectNode) json.path("meta")).remove(List.of("versionId", "lastUpdated", "source"));
        }
        redirect(json);
        if (member.type().equals("Observation")) {
            OlderProfiles.renew(json);
            profile(json);
            if (!delivery.standing().holds()) {
                json.put("status", Standing.IN_ERROR.code());
            }
        }
        if (json.has("subject") || !member.type().equals("Binary")) {
            json.putObject("subject").put("reference", patient.reference());
        }
        return json;
    }

    private static void profile(ObjectNode json) {
        var profile = PROFILES.get(kind(json));
        if (profile == null) {
            return;
        }
        if (json.path("meta").path("profile").isArray()) {
            for (var all = json.path("meta").path("profile").iterator(); all.hasNext(); ) {
                var url = all.next().asText();
                if (FOREIGN.stream().anyMatch(url::contains)) {
                    all.remove();
                }
            }
        }
        GenomicsProfiles.profiled(json, profile);
        GenomicsProfiles.categorised(json);
    }

    /** References lead to the report's own resources, or to nothing but a name. */
    private void redirect(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("reference").isTextual()) {
            var reference = object.path("reference").asText();
            var own = references.get(reference);
            if (own != null) {
                object.put("reference", own);
            } else if (!reference.startsWith("#")) {
                object.remove("reference");
                if (object.isEmpty()) {
                    object.put("display", reference.length() > 100 ? "not sent" : reference);
                }
            }
        }
        if (node instanceof ObjectNode object
                && object.path("url").isTextual()
                && references.containsKey(object.path("url").asText())) {
            object.put("url", references.get(object.path("url").asText()));
        }
        node.forEach(this::redirect);
    }
}

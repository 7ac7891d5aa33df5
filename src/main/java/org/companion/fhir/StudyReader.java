package org.companion.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.companion.chart.Coded;
import org.companion.inquiry.Study;

/** Reads which tests were made of a patient's genes, by the profiles genomic-study and genomic-study-analysis. */
public final class StudyReader {
    private static final String GUIDE = "http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/";
    private static final String ANALYSIS = GUIDE + "genomic-study-analysis-ext";
    private static final String BUILD = GUIDE + "genomic-study-analysis-genome-build";
    private static final String CHANGE_TYPE = GUIDE + "genomic-study-analysis-change-type";
    private static final String SPECIMEN = GUIDE + "genomic-study-analysis-specimen";
    private static final String REGIONS = GUIDE + "genomic-study-analysis-regions";
    private static final Set<String> TYPES = Set.of("Procedure", "Specimen", "DiagnosticReport");

    private StudyReader() {}

    /** The resource types that tests are read from. */
    public static Set<String> types() {
        return TYPES;
    }

    /** The tests among a patient's resources, oldest first. */
    public static List<Study> read(Collection<Resource> resources) {
        var byReference = resources.stream()
                .collect(Collectors.toMap(
                        Resource::reference, resource -> resource, (first, same) -> first, TreeMap::new));
        var studies = new ArrayList<Study>();
        for (var resource : byReference.values()) {
            if (isStudy(resource)) {
                studies.add(study(resource, byReference));
            } else if (resource.type().equals("DiagnosticReport")) {
                report(resource).ifPresent(studies::add);
            }
        }
        studies.sort((a, b) -> a.date().orElse("").compareTo(b.date().orElse("")));
        return studies;
    }

    /** The identifiers of the specimens among a patient's resources, by id. */
    public static Map<String, Set<String>> specimens(Collection<Resource> resources) {
        return resources.stream()
                .filter(resource -> resource.type().equals("Specimen"))
                .collect(Collectors.toMap(
                        Resource::id,
                        specimen ->
                                new LinkedHashSet<>(identifiers(specimen.json()).toList()),
                        (first, same) -> first));
    }

    private static boolean isStudy(Resource resource) {
        return resource.type().equals("Procedure")
                && !ObservationReader.isWithoutResult(resource.json())
                && (extensions(resource.json(), ANALYSIS).findAny().isPresent() || hasStudyProfile(resource.json()));
    }

    private static boolean hasStudyProfile(JsonNode json) {
        return Json.each(json.path("meta"), "profile")
                .anyMatch(profile -> profile.asText().split("\\|", 2)[0].equals(GUIDE + "genomic-study"));
    }

    private static Study study(Resource study, Map<String, Resource> resources) {
        var parts = new ArrayList<JsonNode>();
        parts.add(study.json());
        extensions(study.json(), ANALYSIS)
                .flatMap(extension -> reference(extension.path("valueReference")).stream())
                .flatMap(reference -> Optional.ofNullable(resources.get(reference)).stream())
                .map(Resource::json)
                .filter(analysis -> !ObservationReader.isWithoutResult(analysis))
                .forEach(parts::add);
        return new Study(
                study.id(),
                identifiers(study.json()).toList(),
                parts.stream().flatMap(part -> performed(part).stream()).findFirst(),
                specimens(parts, resources),
                concepts(parts, BUILD).findFirst(),
                concepts(parts, CHANGE_TYPE)
                        .flatMap(concept -> concept.codes().stream())
                        .distinct()
                        .toList(),
                regions(parts, "studied"),
                regions(parts, "uncalled"),
                Set.of());
    }

    private static Optional<Study> report(Resource report) {
        var results = Json.each(report.json(), "result")
                .flatMap(result -> reference(result).stream())
                .filter(reference -> reference.startsWith("Observation/"))
                .map(reference -> reference.substring("Observation/".length()))
                .collect(Collectors.toSet());
        var date = Json.text(report.json(), "effectiveDateTime").or(() -> Json.text(report.json(), "issued"));
        var names = identifiers(report.json()).toList();
        return results.isEmpty() || names.isEmpty() || ObservationReader.isWithoutResult(report.json())
                ? Optional.empty()
                : Optional.of(new Study(
                        report.id(), names, date, List.of(), Optional.empty(), List.of(), Set.of(), Set.of(), results));
    }

    private static Optional<String> performed(JsonNode procedure) {
        return Json.text(procedure, "performedDateTime")
                .or(() -> Json.text(procedure.path("performedPeriod"), "start"))
                .or(() -> Json.text(procedure.path("performedPeriod"), "end"));
    }

    private static List<String> specimens(List<JsonNode> parts, Map<String, Resource> resources) {
        return parts.stream()
                .flatMap(part -> extensions(part, SPECIMEN))
                .map(extension -> extension.path("valueReference"))
                .flatMap(specimen -> Stream.concat(
                        Json.text(specimen.path("identifier"), "value").stream(),
                        reference(specimen).stream().flatMap(reference -> names(reference, resources))))
                .distinct()
                .toList();
    }

    private static Stream<String> names(String reference, Map<String, Resource> resources) {
        var names = Optional.ofNullable(resources.get(reference)).stream()
                .flatMap(specimen -> identifiers(specimen.json()))
                .toList();
        return names.isEmpty() ? Stream.of(reference.substring(reference.indexOf('/') + 1)) : names.stream();
    }

    private static Stream<Coded> concepts(List<JsonNode> parts, String url) {
        return parts.stream()
                .flatMap(part -> extensions(part, url))
                .map(extension -> Concepts.concept(extension.path("valueCodeableConcept")));
    }

    private static Set<String> regions(List<JsonNode> parts, String which) {
        return parts.stream()
                .flatMap(part -> extensions(part, REGIONS))
                .flatMap(regions -> extensions(regions, which))
                .flatMap(extension -> reference(extension.path("valueReference")).stream())
                .filter(reference -> reference.startsWith("DocumentReference/"))
                .map(reference -> reference.substring("DocumentReference/".length()))
                .collect(Collectors.toSet());
    }

    private static Stream<JsonNode> extensions(JsonNode node, String url) {
        return Json.each(node, "extension")
                .filter(extension ->
                        Json.text(extension, "url").filter(url::equals).isPresent());
    }

    private static Stream<String> identifiers(JsonNode json) {
        return Json.each(json, "identifier").flatMap(one -> Json.text(one, "value").stream());
    }

    private static Optional<String> reference(JsonNode reference) {
        return Json.text(reference, "reference").map(References::local);
    }
}

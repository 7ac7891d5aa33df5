package org.companion.fhir;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.companion.advice.Advice;
import org.companion.advice.Grounds;
import org.companion.advice.Tumour;
import org.companion.chart.PatientId;
import org.companion.knowledge.KnowledgeBase;
import org.companion.knowledge.Pack;

/**
 * One patient's tumour as a molecular board takes it: a transaction Bundle with a DiagnosticReport of the Genomics Reporting
 * guide (profile genomic-report, 3.0.0), the Observations it rests on and what the packs say of them.
 */
public final class TumourReport {
    private static final String LOINC = "http://loinc.org";
    private static final String REPORT = "http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/genomic-report";
    private static final String SERVICE_SECTION = "http://terminology.hl7.org/CodeSystem/v2-0074";

    private final Resource patient;
    private final OffsetDateTime now;
    private final KnowledgeBase knowledge;
    private final ImplicationWriter implications;
    private final ObjectNode bundle =
            JsonNodeFactory.instance.objectNode().put("resourceType", "Bundle").put("type", "transaction");

    public TumourReport(Resource patient, OffsetDateTime now, KnowledgeBase knowledge) {
        this.patient = patient;
        this.now = now;
        this.knowledge = knowledge;
        this.implications = new ImplicationWriter(knowledge);
    }

    /** The Observations that the report rests on. */
    public static Set<String> references(Tumour tumour) {
        var references = new LinkedHashSet<String>();
        tumour.course().tracks().forEach(track -> track.points().forEach(point -> references.add(point.reference())));
        advice(tumour)
                .flatMap(one -> one.grounds().stream())
                .flatMap(grounds -> grounds.reference().stream())
                .forEach(references::add);
        return references;
    }

    private static Stream<Advice> advice(Tumour tumour) {
        return tumour.options().stream().flatMap(option -> option.advice().stream());
    }

    /**
     * The Bundle; the same results and knowledge give the same ids, so that a report that is sent twice is there once.
     *
     * @param results the Observations that it rests on
     */
    public ObjectNode write(Tumour tumour, Collection<Resource> results) {
        put(patient.reference(), ((ObjectNode) patient.json()).deepCopy());
        var told = new ArrayList<String>();
        for (var result : results) {
            put(result.reference(), ((ObjectNode) result.json()).deepCopy());
            told.add(result.reference());
        }
        var owner = new PatientId(patient.id());
        var known = Set.copyOf(told);
        advice(tumour).forEach(one -> {
            var from = one.grounds().stream()
                    .map(Grounds::reference)
                    .flatMap(reference -> reference.stream())
                    .filter(known::contains)
                    .map(reference -> reference.substring(reference.indexOf('/') + 1))
                    .distinct()
                    .toList();
            if (!from.isEmpty()) {
                var implication = implications.write(one, owner, from, List.of());
                var reference = "Observation/" + implication.path("id").asText();
                if (!told.contains(reference)) {
                    put(reference, implication);
                    told.add(reference);
                }
            }
        });
        var report = report(tumour, told);
        put("DiagnosticReport/" + report.path("id").asText(), report);
        return bundle;
    }

    private void put(String reference, ObjectNode resource) {
        if (resource.path("meta") instanceof ObjectNode meta) {
            meta.remove(List.of("versionId", "lastUpdated", "source"));
        }
        var entry = bundle.withArray("entry").addObject();
        entry.put("fullUrl", "https://companion.example/fhir/" + reference);
        entry.set("resource", resource);
        entry.putObject("request").put("method", "PUT").put("url", reference);
    }

    private ObjectNode report(Tumour tumour, List<String> results) {
        var what = patient.reference()
                + results
                + knowledge.packs().stream().map(Pack::version).collect(Collectors.joining(" "));
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "DiagnosticReport")
                .put(
                        "id",
                        UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8))
                                .toString());
        json.putObject("meta").putArray("profile").add(REPORT);
        json.put("status", "preliminary");
        var category = json.withArray("category").addObject().putArray("coding").addObject();
        category.put("system", SERVICE_SECTION).put("code", "GE");
        json.set("code", GenomicsProfiles.concept(LOINC, "51969-4", "Genetic analysis report"));
        json.putObject("subject").put("reference", patient.reference());
        tumour.course().newestSample().ifPresent(day -> json.put("effectiveDateTime", day.toString()));
        json.put("issued", now.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        results.forEach(result -> json.withArray("result").addObject().put("reference", result));
        json.put("conclusion", conclusion(tumour));
        return json;
    }

    /** What the board reads first: the changes and their trends, the options with their levels, the trials with their status. */
    private String conclusion(Tumour tumour) {
        var lines = new ArrayList<String>();
        tumour.course()
                .tracks()
                .forEach(track -> lines.add(track.name() + ": "
                        + track.trend().words()
                        + track.since().stream()
                                .findFirst()
                                .map(line -> " after " + line.drug().name() + " was begun")
                                .orElse("")
                        + "."));
        tumour.options()
                .forEach(option -> lines.add(option.given() + ": " + String.join("; ", option.sources()) + "."));
        tumour.trials()
                .forEach(match -> lines.add("Trial " + match.trial().title() + " ("
                        + match.trial().registry() + "), " + match.status().code() + " as of "
                        + match.trial().seen() + "."));
        lines.add(
                "A label says that an indication exists, not that the drug is to be given. Preliminary: for the board to judge.");
        lines.add("By "
                + knowledge.packs().stream()
                        .map(pack -> pack.id() + " " + pack.version())
                        .collect(Collectors.joining(", "))
                + ".");
        return String.join("\n", lines);
    }
}

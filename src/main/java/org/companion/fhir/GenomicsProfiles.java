package org.companion.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.companion.genome.Interval;
import org.companion.genome.Spdi;
import org.companion.genomes.Call;
import org.companion.genomes.CallState;
import org.companion.genomes.LargeCall;
import org.companion.genomes.Sample;
import org.companion.genomes.SourceClass;
import org.companion.inquiry.Kind;

/**
 * Writes genomic Observations by the profiles of the Genomics Reporting guide 3.0.0: those on file with what their
 * profile demands and they lack, and calls of a genome as Observations of their own.
 */
public final class GenomicsProfiles {
    private static final String GUIDE = "http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/";
    private static final String LOINC = "http://loinc.org";
    private static final String REFSEQ = "http://www.ncbi.nlm.nih.gov/refseq";
    private static final String SPDI = "https://api.ncbi.nlm.nih.gov/variation/v0/";
    private static final String SEQUENCE_ONTOLOGY = "http://www.sequenceontology.org";
    private static final String UCUM = "http://unitsofmeasure.org";
    private static final String OBSERVATION_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";
    private static final String SERVICE_SECTION = "http://terminology.hl7.org/CodeSystem/v2-0074";
    private static final String ONE_BASED = "LA30102-0";
    private static final String ZERO_BASED = "LA30100-4";
    private static final BigDecimal THOUSAND = new BigDecimal(1000);

    private static final Map<Kind, String> PROFILES = Map.of(
            Kind.VARIANT, "variant",
            Kind.LARGE, "variant",
            Kind.GENOTYPE, "genotype",
            Kind.HAPLOTYPE, "haplotype",
            Kind.PHASE, "sequence-phase-relationship",
            Kind.DIAGNOSTIC, "diagnostic-implication",
            Kind.THERAPEUTIC, "therapeutic-implication",
            Kind.CONSEQUENCE, "molecular-consequence");

    private GenomicsProfiles() {}

    /**
     * An Observation on file as its profile wants it: profile and both categories named, positions zero-based.
     *
     * @param allele where a small variant lies, for one that was given by a name alone
     */
    public static ObjectNode conforming(JsonNode stored, Kind kind, Optional<Spdi> allele) {
        var json = ((ObjectNode) stored).deepCopy();
        json.remove("text");
        profiled(json, kind);
        categorised(json);
        if (kind == Kind.VARIANT || kind == Kind.LARGE) {
            if (!json.has("valueCodeableConcept")) {
                json.properties().removeIf(member -> member.getKey().startsWith("value"));
                json.set("valueCodeableConcept", concept(LOINC, "LA9633-4", "Present"));
            }
            zeroBased(json);
        }
        allele.ifPresent(change -> placed(json, change));
        return json;
    }

    static void profiled(ObjectNode json, Kind kind) {
        var profile = GUIDE + PROFILES.get(kind);
        var meta = json.withObject("/meta");
        if (Json.each(meta, "profile")
                .noneMatch(one -> one.asText().split("\\|", 2)[0].equals(profile))) {
            meta.withArray("profile").add(profile);
        }
    }

    static void categorised(ObjectNode json) {
        withCategory(json, OBSERVATION_CATEGORY, "laboratory");
        withCategory(json, SERVICE_SECTION, "GE");
    }

    private static void withCategory(ObjectNode json, String system, String code) {
        var there = Json.each(json, "category")
                .flatMap(category -> Concepts.concept(category).codes().stream())
                .anyMatch(one -> one.system().equals(system) && one.code().equals(code));
        if (!there) {
            var coding =
                    json.withArray("category").addObject().putArray("coding").addObject();
            coding.put("system", system).put("code", code);
        }
    }

    /** One-based positions become zero-based: the first base counts one less, the end stays as it is. */
    private static void zeroBased(ObjectNode json) {
        var told = components(json, "92822-6").findFirst();
        var zero = told.stream()
                .flatMap(part -> Concepts.concept(part.path("valueCodeableConcept")).codes().stream())
                .noneMatch(code -> code.code().equals(ONE_BASED));
        if (told.isPresent() && zero) {
            return;
        }
        var ranges = Stream.of("81254-5", "81301-4", "81302-2")
                .flatMap(code -> components(json, code))
                .toList();
        if (ranges.isEmpty()) {
            return;
        }
        ranges.stream()
                .map(part -> part.path("valueRange").path("low"))
                .filter(low -> low.path("value").isNumber())
                .forEach(low -> ((ObjectNode) low)
                        .put("value", low.path("value").decimalValue().subtract(BigDecimal.ONE)));
        told.ifPresentOrElse(
                part -> ((ObjectNode) part).set("valueCodeableConcept", zeroBased()),
                () -> component(json, "92822-6").set("valueCodeableConcept", zeroBased()));
    }

    private static ObjectNode zeroBased() {
        return concept(LOINC, ZERO_BASED, "0-based interval counting");
    }

    private static Stream<JsonNode> components(JsonNode json, String code) {
        return Json.each(json, "component")
                .filter(part -> Concepts.concept(part.path("code")).codes().stream()
                        .anyMatch(one -> one.code().equals(code)));
    }

    /** The components that tell the place, where they are not there. */
    private static void placed(ObjectNode json, Spdi change) {
        if (components(json, "81254-5").findAny().isPresent()) {
            return;
        }
        place(json, change);
    }

    private static void place(ObjectNode json, Spdi change) {
        component(json, "48013-7")
                .set("valueCodeableConcept", concept(REFSEQ, change.contig().accession(), ""));
        component(json, "69547-8").put("valueString", change.deleted().isEmpty() ? "-" : change.deleted());
        component(json, "69551-0").put("valueString", change.inserted().isEmpty() ? "-" : change.inserted());
        component(json, "92822-6").set("valueCodeableConcept", zeroBased());
        range(
                component(json, "81254-5"),
                change.start(),
                change.start() + change.deleted().length());
    }

    private static void range(ObjectNode part, int low, int high) {
        var range = part.putObject("valueRange");
        range.putObject("low").put("value", low);
        range.putObject("high").put("value", high);
    }

    static ObjectNode component(ObjectNode json, String code) {
        var part = json.withArray("component").addObject();
        part.set("code", concept(LOINC, code, ""));
        return part;
    }

    static ObjectNode concept(String system, String code, String display) {
        var concept = JsonNodeFactory.instance.objectNode();
        var coding =
                concept.putArray("coding").addObject().put("system", system).put("code", code);
        if (!display.isEmpty()) {
            coding.put("display", display);
        }
        return concept;
    }

    /** A small variant of a sample's genome. */
    public static ObjectNode variant(Sample sample, Call call, String id) {
        var json = present(sample, id);
        place(json, call.change());
        component(json, "81252-9")
                .set("valueCodeableConcept", concept(SPDI, call.change().toString(), ""));
        state(json, call.state());
        call.perMille()
                .ifPresent(share -> component(json, "81258-6")
                        .putObject("valueQuantity")
                        .put("value", new BigDecimal(share).divide(THOUSAND))
                        .put("system", UCUM)
                        .put("code", "1"));
        return json;
    }

    /** A position at which a sample's genome has the reference. */
    static ObjectNode absent(Sample sample, Interval place, String reference, String id) {
        var json = present(sample, id);
        json.set("valueCodeableConcept", concept(LOINC, "LA9634-2", "Absent"));
        component(json, "48013-7")
                .set("valueCodeableConcept", concept(REFSEQ, place.contig().accession(), ""));
        component(json, "69547-8").put("valueString", reference);
        component(json, "92822-6").set("valueCodeableConcept", zeroBased());
        range(component(json, "81254-5"), place.start(), place.end());
        return json;
    }

    /** A structural variant of a sample's genome. */
    public static ObjectNode variant(Sample sample, LargeCall call, String id) {
        var json = present(sample, id);
        component(json, "48019-4").set("valueCodeableConcept", concept(SEQUENCE_ONTOLOGY, call.type(), ""));
        component(json, "48013-7")
                .set(
                        "valueCodeableConcept",
                        concept(REFSEQ, call.outer().contig().accession(), ""));
        component(json, "92822-6").set("valueCodeableConcept", zeroBased());
        range(component(json, "81301-4"), call.outer().start(), call.outer().end());
        call.inner().ifPresent(inner -> range(component(json, "81302-2"), inner.start(), inner.end()));
        call.copies()
                .ifPresent(copies -> component(json, "82155-3")
                        .putObject("valueQuantity")
                        .put("value", copies)
                        .put("system", UCUM)
                        .put("code", "1"));
        state(json, call.state());
        return json;
    }

    /** An Observation of a sample without a value. */
    static ObjectNode observation(Sample sample, String id, Kind kind) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Observation")
                .put("id", id);
        profiled(json, kind);
        json.put("status", "final");
        categorised(json);
        json.set("code", code(kind));
        json.putObject("subject").put("reference", sample.patient().reference());
        sample.date().ifPresent(date -> json.put("effectiveDateTime", date.toString()));
        sample.specimen()
                .ifPresent(name ->
                        json.putObject("specimen").putObject("identifier").put("value", name));
        return json;
    }

    private static ObjectNode code(Kind kind) {
        return switch (kind) {
            case PHASE -> concept(LOINC, "82120-7", "Allelic phase");
            case GENOTYPE -> concept(LOINC, "84413-4", "Genotype display name");
            default -> concept(LOINC, "69548-6", "Genetic variant assessment");
        };
    }

    /** A variant that is there. */
    private static ObjectNode present(Sample sample, String id) {
        var json = observation(sample, id, Kind.VARIANT);
        json.set("valueCodeableConcept", concept(LOINC, "LA9633-4", "Present"));
        sample.sourceClass()
                .ifPresent(source -> component(json, "48002-0")
                        .set(
                                "valueCodeableConcept",
                                source == SourceClass.GERMLINE
                                        ? concept(LOINC, "LA6683-2", "Germline")
                                        : concept(LOINC, "LA6684-0", "Somatic")));
        return json;
    }

    private static void state(ObjectNode json, CallState state) {
        var answer = switch (state) {
            case HETEROZYGOUS -> Optional.of(concept(LOINC, "LA6706-1", "Heterozygous"));
            case HOMOZYGOUS -> Optional.of(concept(LOINC, "LA6705-3", "Homozygous"));
            case HEMIZYGOUS -> Optional.of(concept(LOINC, "LA6707-9", "Hemizygous"));
            case HOMOPLASMIC -> Optional.of(concept(LOINC, "LA6704-6", "Homoplasmic"));
            case HETEROPLASMIC -> Optional.of(concept(LOINC, "LA6703-8", "Heteroplasmic"));
            case PRESENT -> Optional.<ObjectNode>empty();
        };
        answer.ifPresent(value -> component(json, "53034-5").set("valueCodeableConcept", value));
    }
}

package org.companion.fhir;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.companion.advice.Advice;
import org.companion.advice.Grounds;
import org.companion.advice.Wording;
import org.companion.chart.Coded;
import org.companion.chart.PatientId;
import org.companion.inquiry.Kind;
import org.companion.knowledge.Disease;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.KnowledgeBase;

/**
 * Writes what a pack says of a patient's results as an Observation of the profile therapeutic-implication (Genomics
 * Reporting 3.0.0), with the pack and its version in the component {@code knowledge-base} of the coming 4.0.
 */
public final class ImplicationWriter {
    private static final String LOINC = "http://loinc.org";
    private static final String GUIDE_CODES = "http://hl7.org/fhir/uv/genomics-reporting/CodeSystem/tbd-codes-cs";
    private static final String DISEASE_ONTOLOGY = "https://disease-ontology.org";
    private static final String CITED = "http://hl7.org/fhir/StructureDefinition/workflow-relatedArtifact";
    private static final String CONTEXT = "81259-4";
    private static final String MEANS = "therapeutic-implication";

    /** Answers of LOINC's list LL3856-9, by CPIC's words. */
    private static final Map<String, String> METABOLIZERS = Map.of(
            "Ultrarapid Metabolizer", "LA10315-2",
            "Rapid Metabolizer", "LA25390-8",
            "Normal Metabolizer", "LA25391-6",
            "Intermediate Metabolizer", "LA10317-8",
            "Poor Metabolizer", "LA9657-3");

    private final KnowledgeBase knowledge;

    public ImplicationWriter(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    /**
     * The implication; it has the same id at every answer for as long as it rests on the same results.
     *
     * @param from ids of the Observations it is derived from
     * @param kinds codes of diseases that are kinds of what the statement is about
     */
    public ObjectNode write(Advice advice, PatientId patient, Collection<String> from, Collection<Coded.Code> kinds) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Observation")
                .put("id", id(advice, patient, from));
        GenomicsProfiles.profiled(json, Kind.THERAPEUTIC);
        json.withArray("extension").addObject().put("url", CITED).set("valueRelatedArtifact", cited(advice));
        json.put("status", "final");
        GenomicsProfiles.categorised(json);
        json.set("code", GenomicsProfiles.concept(GUIDE_CODES, MEANS, ""));
        json.putObject("subject").put("reference", patient.reference());
        from.stream()
                .sorted()
                .forEach(root -> json.withArray("derivedFrom").addObject().put("reference", "Observation/" + root));
        json.withArray("note").addObject().put("text", Wording.summary(advice));
        parts(json, advice);
        kinds.forEach(kind ->
                value(json, LOINC, CONTEXT, GenomicsProfiles.concept(kind.system(), kind.code(), kind.display())));
        return json;
    }

    private void parts(ObjectNode json, Advice advice) {
        value(json, GUIDE_CODES, MEANS, effect(advice));
        advice.grounds().stream()
                .map(Grounds::phenotype)
                .flatMap(Optional::stream)
                .distinct()
                .forEach(phenotype -> value(json, GUIDE_CODES, MEANS, phenotype(phenotype)));
        value(json, LOINC, "51963-7", drug(advice.drug()));
        advice.statement().diseases().stream()
                .map(ImplicationWriter::disease)
                .forEach(disease -> value(json, LOINC, CONTEXT, disease));
        advice.statement().population().ifPresent(population -> value(json, LOINC, CONTEXT, words(population)));
        var evidence = advice.statement().because();
        value(json, LOINC, "93044-6", words(evidence.source() + " " + evidence.level()));
        knowledge
                .packOf(advice.statement().id())
                .ifPresent(pack -> value(
                        json, GUIDE_CODES, "knowledge-base", words(pack.title() + ", version " + pack.version())));
    }

    private static ObjectNode effect(Advice advice) {
        var effect = switch (advice.category()) {
            case SUPPORTS -> GenomicsProfiles.concept(LOINC, "LA6677-4", "Responsive");
            case RESISTANCE, NO_BENEFIT -> GenomicsProfiles.concept(LOINC, "LA6676-6", "Resistant");
            default -> JsonNodeFactory.instance.objectNode();
        };
        return effect.put("text", advice.category().words());
    }

    private static ObjectNode phenotype(String name) {
        return Optional.ofNullable(METABOLIZERS.get(name))
                .map(code -> GenomicsProfiles.concept(LOINC, code, name.toLowerCase(Locale.ROOT)))
                .orElseGet(() -> words(name));
    }

    private static ObjectNode drug(Ingredient drug) {
        return drug.rxcui()
                .map(rxcui -> GenomicsProfiles.concept(Ingredient.RXNORM, rxcui, drug.name()))
                .orElseGet(JsonNodeFactory.instance::objectNode)
                .put("text", drug.name());
    }

    private static ObjectNode disease(Disease disease) {
        return disease.id().startsWith("DOID:")
                ? GenomicsProfiles.concept(DISEASE_ONTOLOGY, disease.id(), disease.name())
                : words(disease.name());
    }

    private static ObjectNode cited(Advice advice) {
        var evidence = advice.statement().because();
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "citation")
                .put("display", evidence.title())
                .put("url", evidence.url());
    }

    private static void value(ObjectNode json, String system, String code, ObjectNode value) {
        var part = json.withArray("component").addObject();
        part.set("code", GenomicsProfiles.concept(system, code, ""));
        part.set("valueCodeableConcept", value);
    }

    private static ObjectNode words(String text) {
        return JsonNodeFactory.instance.objectNode().put("text", text);
    }

    private static String id(Advice advice, PatientId patient, Collection<String> from) {
        var what = String.join(
                " ",
                patient.value(),
                advice.statement().id(),
                advice.drug().name(),
                from.stream().sorted().toList().toString());
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    }
}

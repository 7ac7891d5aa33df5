package org.companion.fhir;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.companion.genome.Assembly;
import org.companion.genome.GeneNames;
import org.companion.genomes.Call;
import org.companion.genomes.Sample;
import org.companion.genomes.Watched.Spot;

/**
 * The resources that a genome's import leaves beside its blocks: the test, and an Observation for each call at a watched
 * place. The same call has the same id every time, so that a repeated import writes the same resources.
 */
public final class GenomeReport {
    private static final String GUIDE = "http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/";
    private static final String TEST = "urn:companion:test";
    private static final String HGNC = "http://www.genenames.org";
    private static final String DBSNP = "http://www.ncbi.nlm.nih.gov/snp";

    private final Sample sample;
    private final GeneNames genes;
    private final ObjectNode bundle =
            JsonNodeFactory.instance.objectNode().put("resourceType", "Bundle").put("type", "transaction");
    private final Set<String> written = new LinkedHashSet<>();

    public GenomeReport(Sample sample, GeneNames genes) {
        this.sample = sample;
        this.genes = genes;
        put("Procedure", sample.id().value(), study());
    }

    /** How many Observations it holds. */
    public int observations() {
        return written.size();
    }

    /** A call at a watched place. */
    public void variant(Call call, Spot spot) {
        var json = GenomicsProfiles.variant(sample, call, id(call.change().toString()));
        add(json, spot);
    }

    /** A watched position at which the sample has the reference. */
    public void reference(Spot spot) {
        add(GenomicsProfiles.absent(sample, spot.interval(), bases(spot), id("reference " + spot.interval())), spot);
    }

    private static String bases(Spot spot) {
        return spot.position().map(position -> position.reference()).orElse("");
    }

    private void add(ObjectNode json, Spot spot) {
        if (written.contains(json.path("id").asText())) {
            return;
        }
        var gene = GenomicsProfiles.component(json, "48018-6").putObject("valueCodeableConcept");
        genes.of(spot.gene())
                .flatMap(genes::hgnc)
                .ifPresent(hgnc -> gene.putArray("coding")
                        .addObject()
                        .put("system", HGNC)
                        .put("code", hgnc)
                        .put("display", spot.gene()));
        gene.put("text", spot.gene());
        spot.position()
                .filter(position -> position.rsid().startsWith("rs"))
                .ifPresent(position -> json.withArray("identifier")
                        .addObject()
                        .put("system", DBSNP)
                        .put("value", position.rsid()));
        ofStudy(json);
    }

    private void ofStudy(ObjectNode json) {
        json.withArray("partOf").addObject().put("reference", "Procedure/" + sample.id());
        var id = json.path("id").asText();
        if (written.add(id)) {
            put("Observation", id, json);
        }
    }

    private String id(String what) {
        return UUID.nameUUIDFromBytes((sample.id() + " " + what).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private ObjectNode study() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("resourceType", "Procedure").put("id", sample.id().value());
        json.withObject("/meta")
                .withArray("profile")
                .add(GUIDE + "genomic-study")
                .add(GUIDE + "genomic-study-analysis");
        var build = sample.assembly() == Assembly.GRCH37 ? "LA14029-5" : "LA26806-2";
        json.withArray("extension")
                .addObject()
                .put("url", GUIDE + "genomic-study-analysis-genome-build")
                .set(
                        "valueCodeableConcept",
                        GenomicsProfiles.concept(
                                "http://loinc.org", build, sample.assembly().label()));
        sample.specimen()
                .ifPresent(name -> json.withArray("extension")
                        .addObject()
                        .put("url", GUIDE + "genomic-study-analysis-specimen")
                        .putObject("valueReference")
                        .putObject("identifier")
                        .put("value", name));
        json.withArray("identifier").addObject().put("system", TEST).put("value", sample.test());
        json.put("status", "completed");
        json.set(
                "category",
                GenomicsProfiles.concept(
                        "http://terminology.hl7.org/CodeSystem/observation-category", "laboratory", ""));
        json.putObject("subject").put("reference", sample.patient().reference());
        sample.date().ifPresent(date -> json.put("performedDateTime", date.toString()));
        return json;
    }

    private void put(String type, String id, ObjectNode resource) {
        var entry = bundle.withArray("entry").addObject();
        entry.set("resource", resource);
        entry.putObject("request").put("method", "PUT").put("url", type + "/" + id);
    }

    /**
     * The Bundle to be written.
     *
     * @param before ids of the Observations that an earlier import of the sample left; those not written again go
     */
    public ObjectNode bundle(Collection<String> before) {
        before.stream()
                .filter(id -> !written.contains(id))
                .forEach(id -> bundle.withArray("entry")
                        .addObject()
                        .putObject("request")
                        .put("method", "DELETE")
                        .put("url", "Observation/" + id));
        return bundle;
    }
}

package org.companion.fhir;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.companion.calling.Called;
import org.companion.genome.Assembly;
import org.companion.genome.GeneNames;
import org.companion.genomes.Call;
import org.companion.genomes.Sample;
import org.companion.genomes.Watched.Spot;
import org.companion.inquiry.Kind;

/**
 * The resources that a genome's import leaves beside its blocks: the test, and an Observation for each call at a watched
 * place. The same call has the same id every time, so that a repeated import writes the same resources.
 */
public final class GenomeReport {
    private static final String GUIDE = "http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/";
    private static final String TEST = "urn:companion:test";
    private static final String HGNC = "http://www.genenames.org";
    private static final int MOST_NOTED = 10;
    private static final String PHARMVAR = "http://www.pharmvar.org";
    private static final String CLINPGX = "https://www.clinpgx.org";
    private static final String DBSNP = "http://www.ncbi.nlm.nih.gov/snp";

    private final Sample sample;
    private final GeneNames genes;
    private final ObjectNode bundle =
            JsonNodeFactory.instance.objectNode().put("resourceType", "Bundle").put("type", "transaction");
    private final Set<String> written = new LinkedHashSet<>();
    /** Observations at positions of pharmacogenes, by gene. */
    private final Map<String, Set<String>> byGene = new HashMap<>();

    private final String definitions;

    /** {@code definitions}: the version of the allele definitions. */
    public GenomeReport(Sample sample, GeneNames genes, String definitions) {
        this.sample = sample;
        this.genes = genes;
        this.definitions = definitions;
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

    /** The genotype of a pharmacogene, where it could be called; how sure it is stands in its notes. */
    public void genotype(Called called) {
        called.genotype().ifPresent(genotype -> {
            var gene = called.gene().symbol();
            var json = GenomicsProfiles.observation(sample, id("genotype " + gene), Kind.GENOTYPE);
            var name = gene + " " + genotype + (genotype.alleles().size() == 1 ? " (hemizygous)" : "");
            var value = json.putObject("valueCodeableConcept");
            value.putArray("coding")
                    .addObject()
                    .put("system", genotype.alleles().get(0).startsWith("*") ? PHARMVAR : CLINPGX)
                    .put("code", name)
                    .put("display", name);
            value.put("text", name);
            json.putObject("method").put("text", "named alleles by small variants, definitions " + definitions);
            notes(called).forEach(note -> json.withArray("note").addObject().put("text", note));
            byGene.getOrDefault(gene, Set.of())
                    .forEach(id -> json.withArray("derivedFrom").addObject().put("reference", "Observation/" + id));
            ofGene(json, gene);
            ofStudy(json);
        });
    }

    private static List<String> notes(Called called) {
        var notes = new ArrayList<String>();
        var others = called.possible().stream()
                .skip(1)
                .limit(MOST_NOTED)
                .map(Object::toString)
                .toList();
        if (!others.isEmpty()) {
            notes.add("also possible, explained by fewer positions: " + String.join(", ", others));
        }
        if (!called.notExcluded().isEmpty()) {
            notes.add("could be there unseen: " + String.join(", ", called.notExcluded()));
        }
        if (!called.missing().isEmpty()) {
            notes.add("not looked at: " + String.join(", ", called.missing()));
        }
        return notes;
    }

    private void ofGene(ObjectNode json, String symbol) {
        var gene = GenomicsProfiles.component(json, "48018-6").putObject("valueCodeableConcept");
        genes.of(symbol)
                .flatMap(genes::hgnc)
                .ifPresent(hgnc -> gene.putArray("coding")
                        .addObject()
                        .put("system", HGNC)
                        .put("code", hgnc)
                        .put("display", symbol));
        gene.put("text", symbol);
    }

    private void add(ObjectNode json, Spot spot) {
        var id = json.path("id").asText();
        if (spot.position().isPresent()) {
            byGene.computeIfAbsent(spot.gene(), key -> new LinkedHashSet<>()).add(id);
        }
        if (written.contains(id)) {
            return;
        }
        ofGene(json, spot.gene());
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

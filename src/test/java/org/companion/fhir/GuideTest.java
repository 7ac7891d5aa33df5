package org.companion.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.companion.calling.Called;
import org.companion.calling.Called.Diplotype;
import org.companion.chart.PatientId;
import org.companion.genome.Assembly;
import org.companion.genome.Gene;
import org.companion.genomes.Call;
import org.companion.genomes.CallState;
import org.companion.genomes.LargeCall;
import org.companion.genomes.Sample;
import org.companion.genomes.SampleId;
import org.companion.genomes.SourceClass;
import org.companion.testing.Examples;
import org.companion.testing.Genome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What our guide demands is what its examples are and what the house writes. */
class GuideTest {
    private static final String OWN = "https://companion.example/fhir/StructureDefinition/";
    private static final Sample SAMPLE = new Sample(
            new SampleId("s"),
            new PatientId("p"),
            "t",
            Optional.of("sp"),
            Optional.empty(),
            Optional.of(SourceClass.GERMLINE),
            Assembly.GRCH38,
            "0");

    static Stream<String> examples() throws IOException {
        try (var files = Files.list(Profiles.COMPILED)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("(Observation|Procedure|DocumentReference|DiagnosticReport)-.*"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsWhatItsProfileDemands(String name) {
        var json = read(name);
        var profiles = Json.each(json.path("meta"), "profile")
                .map(JsonNode::asText)
                .filter(url -> url.startsWith(OWN))
                .map(url -> url.substring(OWN.length()))
                .toList();
        assertThat(profiles).as("it claims a profile of ours").isNotEmpty();
        profiles.forEach(profile -> assertThat(Profiles.errors(json.toString(), profile))
                .as(profile)
                .isEmpty());
    }

    @Test
    void aVariantWithoutTheGeneticsCategoryIsRefused() {
        var json = read("Observation-variant-small.json");
        ((ArrayNode) json.path("category")).remove(1);
        assertThat(Profiles.errors(json.toString(), "variant")).isNotEmpty();
    }

    @Test
    void aPhaseRelationshipWithOneSourceIsRefused() {
        var json = read("Observation-phase-cis.json");
        ((ArrayNode) json.path("derivedFrom")).remove(1);
        assertThat(Profiles.errors(json.toString(), "sequence-phase-relationship"))
                .isNotEmpty();
    }

    @Test
    void whatTheHouseWritesOfAGenomeIsWhatTheProfilesDemand() {
        var call = new Call(
                Genome.spdi("NC_000007.14:140753335:A:T"),
                CallState.HETEROZYGOUS,
                OptionalInt.of(1),
                OptionalInt.of(0),
                true,
                OptionalInt.of(400));
        var deletion = new LargeCall(
                "SO:0000159",
                Genome.interval("NC_000013.11:48303000-48482000"),
                Optional.of(Genome.interval("NC_000013.11:48303751-48481890")),
                Optional.of(BigDecimal.ONE),
                CallState.PRESENT,
                true);
        assertThat(Profiles.errors(GenomicsProfiles.variant(SAMPLE, call, "a").toString(), "variant"))
                .isEmpty();
        assertThat(Profiles.errors(
                        GenomicsProfiles.variant(SAMPLE, deletion, "b").toString(), "variant"))
                .isEmpty();
        assertThat(Profiles.errors(
                        GenomicsProfiles.absent(SAMPLE, Genome.interval("NC_000007.14:5-6"), "A", "c")
                                .toString(),
                        "variant"))
                .isEmpty();
        assertThat(Profiles.errors(PhaseWriter.write(SAMPLE, "a", "b", true).toString(), "sequence-phase-relationship"))
                .isEmpty();
    }

    @Test
    void aGenotypeThatWasCalledIsWhatItsProfileDemands() {
        var report = new GenomeReport(SAMPLE, Examples.genes(), "2025-11-05");
        report.genotype(new Called(
                new Gene("CYP2C19"),
                List.of(new Diplotype(List.of("*1", "*2"), 5), new Diplotype(List.of("*1", "*35"), 3)),
                Optional.empty(),
                List.of("rs28399504"),
                List.of("*4")));
        var genotype = Json.each(report.bundle(List.of()), "entry")
                .map(entry -> entry.path("resource"))
                .filter(resource -> resource.path("resourceType").asText().equals("Observation"))
                .findFirst()
                .orElseThrow();
        assertThat(Profiles.errors(genotype.toString(), "genotype")).isEmpty();
        assertThat(genotype.path("note").toString()).contains("*1/*35", "could be there unseen: *4", "rs28399504");
    }

    private static JsonNode read(String name) {
        try {
            return Json.stored(Files.readString(Profiles.COMPILED.resolve(name)));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}

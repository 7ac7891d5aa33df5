package org.companion.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Fhir.genotype;
import static org.companion.testing.Fhir.observation;

import java.util.Optional;
import org.companion.genome.Sequence;
import org.companion.genomes.SourceClass;
import org.companion.inquiry.Indexed;
import org.companion.inquiry.Kind;
import org.companion.inquiry.Role;
import org.companion.testing.Examples;
import org.companion.testing.Genome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the index keeps of a genomic result. */
class ResultReaderTest {
    private static final ResultReader READER = new ResultReader(Examples.intake(), Genome.liftover(), Sequence.NONE);

    @Test
    void aVariantIsKeptOnBothBuildsUnderOneKeyEach() {
        var read = read(variant("'LA9633-4'", "NC_000007.14:140753334:CA:CT"));
        assertThat(read.entry().kind()).isEqualTo(Kind.VARIANT);
        assertThat(read.alleles())
                .containsExactlyInAnyOrder("NC_000007.14:140753335:1:T", "NC_000007.13:140453135:1:T");
        assertThat(read.extent().orElseThrow().outer().on37())
                .contains(Genome.interval("NC_000007.13:140453135-140453136"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'LA9634-2'", "'LA18198-4'"})
    void whatIsNotThereIsNotKept(String answer) {
        assertThat(READER.read(observation(variant(answer, "NC_000007.14:140753335:A:T"))))
                .isEmpty();
    }

    @Test
    void aContextualDeletionIsKeptUnderEveryPlaceItCanBeWrittenAt() {
        assertThat(read(variant("'LA9633-4'", "NC_000002.12:47805735:CTATCTATCT:CTATCT"))
                        .alleles())
                .contains("NC_000002.12:47805735:4:", "NC_000002.12:47805741:4:");
    }

    @Test
    void oneBasedPositionsCountFromZero() {
        var read = read("'code':{'coding':[{'code':'69548-6'}]},'component':["
                + "{'code':{'coding':[{'code':'48013-7'}]},'valueCodeableConcept':{'coding':[{'code':'NC_000007.14'}]}},"
                + "{'code':{'coding':[{'code':'69547-8'}]},'valueString':'A'},"
                + "{'code':{'coding':[{'code':'69551-0'}]},'valueString':'T'},"
                + "{'code':{'coding':[{'code':'92822-6'}]},'valueCodeableConcept':{'coding':[{'code':'LA30102-0'}]}},"
                + "{'code':{'coding':[{'code':'81254-5'}]},'valueRange':{'low':{'value':140753336}}}]");
        assertThat(read.alleles()).contains("NC_000007.14:140753335:1:T");
    }

    @Test
    void aStructuralVariantKeepsItsBounds() {
        var read = read(
                "'code':{'coding':[{'code':'69548-6'}]},'component':["
                        + "{'code':{'coding':[{'code':'48013-7'}]},'valueCodeableConcept':{'coding':[{'code':'NC_000022.10'}]}},"
                        + "{'code':{'coding':[{'code':'92822-6'}]},'valueCodeableConcept':{'coding':[{'code':'LA30100-4'}]}},"
                        + "{'code':{'coding':[{'code':'81301-4'}]},'valueRange':{'low':{'value':42522500},'high':{'value':42526812}}}]");
        assertThat(read.entry().kind()).isEqualTo(Kind.LARGE);
        assertThat(read.extent().orElseThrow().outer().on38())
                .contains(Genome.interval("NC_000022.11:42126498-42130810"));
    }

    @Test
    void aGenotypeIsInheritedAndIsFoundByItsGeneAndValue() {
        var read = read(genotype("CYP2C19", "*1/*2"));
        assertThat(read.entry().sourceClass()).isEqualTo(Optional.of(SourceClass.GERMLINE));
        assertThat(read.words()).anySatisfy(word -> {
            assertThat(word.role()).isEqualTo(Role.ALLELE);
            assertThat(word.text()).isEqualTo("CYP2C19 *1/*2");
        });
    }

    @Test
    void aYearAloneIsAllOfItsDays() {
        var entry = read(genotype("CYP2C19", "*1/*2") + ",'effectiveDateTime':'2024'")
                .entry();
        assertThat(entry.from()).hasToString("Optional[2024-01-01]");
        assertThat(entry.to()).hasToString("Optional[2024-12-31]");
    }

    @Test
    void whatIsNoGenomicResultIsNotKept() {
        assertThat(READER.read(observation("'code':{'coding':[{'code':'751-8'}]},'valueQuantity':{'value':1}")))
                .isEmpty();
    }

    private static Indexed read(String members) {
        return READER.read(observation(members)).orElseThrow();
    }

    private static String variant(String answer, String spdi) {
        return "'code':{'coding':[{'code':'69548-6'}]},'valueCodeableConcept':{'coding':[{'code':" + answer
                + "}]},'component':[{'code':{'coding':[{'code':'81252-9'}]},'valueString':'" + spdi + "'}]";
    }
}

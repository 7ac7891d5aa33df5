package org.companion.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Fhir.genotype;
import static org.companion.testing.Fhir.observation;

import java.util.List;
import org.companion.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the genomic index keeps of an Observation. */
class IndexReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EGFR L858R detected      | variant EGFR L858R
            BCR-ABL1 fusion detected | fusion ABL1 ABL1::BCR
            CYP2C19 poor metabolizer | phenotype CYP2C19 poor metabolizer
            HLA-B*57:01 positive     | allele HLA-B *57:01
            MET amplified            | copy-number MET gain
            """)
    void aFindingThatIsThereIsARow(String text, String row) {
        assertThat(rows("'code':{'text':'result'},'valueString':'" + text + "'"))
                .containsExactly(row);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EGFR T790M not detected",
                "BCR-ABL1 fusion not detected",
                "HLA-B*57:01 negative",
                "MET not amplified",
                "see report"
            })
    void whatIsNotThereOrCannotBeReadIsNone(String text) {
        assertThat(rows("'code':{'text':'result'},'valueString':'" + text + "'"))
                .isEmpty();
    }

    @Test
    void genotypesAndMarkersAreRowsAndNumbersAreNot() {
        assertThat(rows(genotype("CYP2C19", "*1/*2"))).containsExactly("genotype CYP2C19 *1/*2");
        assertThat(rows("'code':{'text':'HER2'},'valueString':'3+'")).containsExactly("biomarker  HER2");
        assertThat(rows("'code':{'coding':[{'system':'http://loinc.org','code':'751-8'}]},'valueQuantity':{'value':1}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"LA9633-4, true", "LA9634-2, false"})
    void aPlaceWithoutAGeneIsARowWhereTheChangeIsThere(String answer, boolean there) {
        var place = "'code':{'coding':[{'code':'69548-6'}]},'valueCodeableConcept':{'coding':[{'code':'" + answer
                + "'}]},'component':[{'code':{'coding':[{'code':'81252-9'}]},'valueString':'NC_000001.11:99:CA:CT'}]";
        assertThat(rows(place)).isEqualTo(there ? List.of("variant  NC_000001.11:100:A:T") : List.of());
    }

    private static List<String> rows(String members) {
        return new IndexReader(Examples.intake())
                .rows(observation(members)).stream()
                        .map(row -> String.join(" ", row.kind(), row.gene(), row.key()))
                        .toList();
    }
}

package org.companion.genome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.companion.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneNamesTest {
    private final GeneNames names = Examples.genes();

    @ParameterizedTest
    @CsvSource({"EGFR, EGFR", "egfr, EGFR", "HGNC:3236, EGFR", "her2, ERBB2", " KIT , KIT", "HLA-B, HLA-B"})
    void aFieldThatHoldsAGeneIsReadInAnyCase(String written, String symbol) {
        assertThat(names.of(written)).contains(new Gene(symbol));
    }

    @ParameterizedTest
    @CsvSource({
        "BCR-ABL1 fusion detected, BCR ABL1",
        "BCR::ABL1, BCR ABL1",
        "BCR/ABL1 p210, BCR ABL1",
        "HER2/neu, ERBB2",
        "HLA-B*57:01, HLA-B",
        "HLA-A*02:01 and HLA-B*57:01, HLA-A HLA-B",
        "CYP2C19*2/*2, CYP2C19",
        "KRAS G12D; NRAS wild type, KRAS NRAS",
        "EML4-ALK, EML4 ALK",
        "(EGFR), EGFR"
    })
    void genesAreFoundInRunningTextInOrder(String text, String symbols) {
        assertThat(names.in(text)).extracting(Gene::symbol).containsExactly(symbols.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"a test kit, x", "met with the patient, x", "EGFRvIII, x", "MYBCR, x", "CYP2C190, x"})
    void ordinaryWordsAndPartsOfNamesAreNoGenes(String text, String ignored) {
        assertThat(names.in(text)).isEmpty();
    }

    @Test
    void aSymbolIsStrongerThanAnotherGenesAliasOfAnyCase() {
        var clash = new GeneNames(List.of(
                new GeneNames.Entry(new Gene("AAA1"), "", List.of("Xyz1", "xyZ1", "XYz1", "xYz1")),
                new GeneNames.Entry(new Gene("XYZ1"), "", List.of())));
        assertThat(clash.of("xyz1")).contains(new Gene("XYZ1"));
        assertThat(clash.in("XYZ1")).containsExactly(new Gene("XYZ1"));
    }
}

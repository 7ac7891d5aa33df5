package org.companion.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Examples.gene;

import java.util.Arrays;
import java.util.Optional;
import org.companion.knowledge.Phenotypes.Lookup;
import org.companion.testing.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhenotypesTest {
    private final Phenotypes tables = Tables.phenotypes();

    @ParameterizedTest
    @CsvSource({
        "CYP2C19, *1/*1, Normal Metabolizer", "CYP2C19, *1/*2, Intermediate Metabolizer",
        "CYP2C19, *2/*1, Intermediate Metabolizer", "CYP2C19, *2/*3, Poor Metabolizer",
        "CYP2C9, *1/*1, Normal Metabolizer", "CYP2C9, *2/*3, Poor Metabolizer",
        "CYP2D6, *1/*10, Normal Metabolizer", "CYP2D6, *1/*1x≥3, Ultrarapid Metabolizer",
        "CYP2D6, *1x≥3/*1, Ultrarapid Metabolizer", "CYP2D6, *1/*22, Indeterminate",
        "G6PD, A-, Deficient", "G6PD, A-/B, Variable"
    })
    void twoAllelesGiveThePhenotypeOfTheTable(String gene, String genotype, String phenotype) {
        assertThat(of(gene, genotype)).map(Lookup::phenotype).contains(phenotype);
    }

    @ParameterizedTest
    @CsvSource({"CYP2C19, *1/*99", "CYP2C19, *1", "CYP2C19, *1/*17", "CYP2C19, *1/*1/*1", "BRAF, *1/*1", "G6PD, B/B"})
    void whatIsNotInTheTablesHasNoPhenotype(String gene, String genotype) {
        assertThat(of(gene, genotype)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"*1/*1, 2.0", "*1/*2, 1.5", "*1/*3, 1.0", "*2/*3, 0.5", "*3/*3, 0.0"})
    void scoresAreAddedAndWrittenAsTheTablesWriteThem(String genotype, String score) {
        assertThat(of("CYP2C9", genotype)).flatMap(Lookup::score).contains(score);
    }

    @ParameterizedTest
    @CsvSource({"poor metaboliser", "Poor Metabolizer", "PM", "LA9657-3", "CYP2C19 poor metabolizer", "POOR METABOLIZER"
    })
    void aReportedPhenotypeIsKnownByItsSpellings(String words) {
        assertThat(tables.reported(gene("CYP2C19"), words, Optional.empty()))
                .extracting(Lookup::phenotype)
                .containsExactly("Poor Metabolizer");
    }

    @Test
    void aReportedPhenotypeMeansAllItsScoresUntilTheScoreIsGiven() {
        var gene = gene("CYP2C9");
        assertThat(tables.reported(gene, "Intermediate Metabolizer", Optional.empty()))
                .hasSize(2);
        assertThat(tables.reported(gene, "Intermediate Metabolizer", Optional.of("1")))
                .containsExactly(new Lookup("Intermediate Metabolizer", Optional.of("1.0")));
        assertThat(tables.reported(gene, "Intermediate Metabolizer", Optional.of("about one")))
                .hasSize(2);
    }

    @Test
    void wordsThatAreNoPhenotypeOfTheGeneMeanNothing() {
        assertThat(tables.reported(gene("CYP2C19"), "Deficient", Optional.empty()))
                .isEmpty();
        assertThat(tables.reported(gene("BRAF"), "Poor Metabolizer", Optional.empty()))
                .isEmpty();
    }

    private Optional<Lookup> of(String gene, String genotype) {
        return tables.of(gene(gene), Arrays.asList(genotype.split("/")));
    }
}

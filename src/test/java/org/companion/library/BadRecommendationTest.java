package org.companion.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.companion.knowledge.Category;
import org.companion.knowledge.Ingredient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements in rows, read and refused. */
class BadRecommendationTest {
    private static final String ROWS = "id,drugs,population,lookup,advice,strength,level,guideline\n";
    private static final String ADVICE = "key,category,indicator,line,instead,dose,monitor\n";
    private static final String GUIDELINES = "key,title,url,pmids,checked\n";
    private static final String ROW = "sample:r1,clopidogrel,,CYP2C19=Poor Metabolizer,avoid-1,strong,A,one";

    private static SmallPacks with(String row) {
        var packs = SmallPacks.good();
        return packs.with(
                        "sample/pack.yaml",
                        packs.text("sample/pack.yaml")
                                + "\ntables: [recommendations.csv, advice.csv, guidelines.csv]\n")
                .with("sample/recommendations.csv", ROWS + row + "\n")
                .with("sample/advice.csv", ADVICE + "avoid-1,avoid,,hardly activated; do not give it,,0.25-0.5,\n")
                .with("sample/guidelines.csv", GUIDELINES + "one,A guideline,https://example.org/one,35034351,seen\n");
    }

    @Test
    void aRowIsAStatementLikeAnyOther() {
        var knowledge = with(ROW).read().knowledge();
        var statement = knowledge.statement("sample:r1").orElseThrow();
        assertThat(statement.drugs()).extracting(Ingredient::name).containsExactly("clopidogrel");
        assertThat(statement.then().orElseThrow().category()).isEqualTo(Category.AVOID);
        assertThat(statement.then().orElseThrow().dose().orElseThrow().percent())
                .isEqualTo("25–50 %");
        assertThat(statement.because().pmids()).containsExactly("35034351");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "clopidogrel;clopidogral;unknown drug 'clopidogral'",
                "Poor Metabolizer;Poor Metaboliser;unknown phenotype or score 'Poor Metaboliser' of CYP2C19",
                "CYP2C19=;CYP2C99=;unknown gene 'CYP2C99'",
                "CYP2C19=Poor Metabolizer;CYP2C19;'CYP2C19' is no lookup",
                "CYP2C19=Poor Metabolizer;HLA-B*57:01=maybe;'maybe' is said of an allele",
                "CYP2C19=Poor Metabolizer;CYP2C19=*2/*99;unknown allele '*99' of CYP2C19",
                "avoid-1;avoid-2;unknown key 'avoid-2'",
                "strong;sturdy;unknown word 'sturdy'",
                ",one;,two;unknown key 'two'",
                "sample:r1;other:r1;'other:r1' is not of this pack"
            })
    void whatIsWrongIsToldWithItsLine(String right, String wrong, String told) {
        assertThatThrownBy(() -> with(ROW.replace(right, wrong)).read())
                .isInstanceOf(BadPack.class)
                .hasMessageContaining("sample/recommendations.csv:2")
                .hasMessageContaining(told);
    }
}

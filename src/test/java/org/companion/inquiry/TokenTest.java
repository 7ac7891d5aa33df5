package org.companion.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a caller's token is met by. */
class TokenTest {
    private static final Word WORD =
            new Word(Role.ALLELE, "http://www.pharmvar.org", "CYP2C19 *1/*17", "CYP2C19 *1/*17");

    @ParameterizedTest
    @CsvSource({
        "CYP2C19, true",
        "cyp2c19 *1/*17, true",
        "CYP2C, true",
        "*17, true",
        "*1, true",
        "*1/*1, false",
        "CYP2C1, false",
        "YP2C19, false",
        "http://www.pharmvar.org|CYP2C19 *1/*17, true",
        "https://pharmvar.org/|CYP2C19 *1/*17, true",
        "http://www.pharmvar.org|cyp2c19 *1/*17, false",
        "http://example.org|CYP2C19 *1/*17, false",
        "|CYP2C19 *1/*17, false"
    })
    void aTokenIsMetOrNot(String token, boolean met) {
        assertThat(Token.parse(token).orElseThrow().meets(WORD)).isEqualTo(met);
    }

    @Test
    void anAlleleIsMetAtAnyResolutionOfItsReport() {
        var hla = new Word(Role.ALLELE, "http://glstring.org", "hla#3.33.0#HLA-B*08:01/HLA-B*40:01", "");
        assertThat(Token.parse("HLA-B*08").orElseThrow().meets(hla)).isTrue();
        assertThat(Token.parse("HLA-B*08:01").orElseThrow().meets(hla)).isTrue();
        assertThat(Token.parse("HLA-B*4").orElseThrow().meets(hla)).isFalse();
    }

    @Test
    void anEmptyTokenIsNone() {
        assertThat(Token.parse("http://loinc.org|")).isEmpty();
        assertThat(Token.parse("  ")).isEmpty();
    }
}

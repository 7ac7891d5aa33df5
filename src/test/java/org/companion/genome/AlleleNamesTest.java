package org.companion.genome;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlleleNamesTest {
    @ParameterizedTest
    @CsvSource({
        "CYP2C19, CYP2C19*2, *2",
        "CYP2C19, cyp2c19*2, *2",
        "CYP2C19, *02, *2",
        "CYP2C19, * 2, *2",
        "CYP2C19, * 02, *2",
        "CYP2C19, CYP2C19 *17, *17",
        "CYP2D6, *4A, *4A",
        "CYP2D6, *1x2, *1x2",
        "CYP2D6, *1X2, *1x2",
        "CYP2D6, *1×2, *1x2",
        "CYP2D6, *2xn, *2xN",
        "CYP2D6, *02 x 3, *2x3",
        "CYP2D6, *36+*10, *36+*10",
        "DPYD, c.1905+1G>A, c.1905+1G>A",
        "HLA-B, HLA-B*57:01, *57:01",
        "HLA-B, B*57:01, *57:01",
        "HLA-B, *5701, *57:01",
        "HLA-B, HLA-B*5701, *57:01",
        "HLA-B, *57:01:01, *57:01:01",
        "SSX1, ßX1, ßX1",
        "HLA-DRB1, DRB1*07:01, *07:01",
        "HLA-B, *07:02, *07:02"
    })
    void anAlleleHasOneNameWhateverTheSpelling(String gene, String written, String normal) {
        assertThat(AlleleNames.normal(new Gene(gene), written)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource({
        "*57:01, *57:01, true", "*57:01:01, *57:01, true", "*57:01:01:01, *57:01, true", "*57, *57:01, false",
        "*57:03, *57:01, false", "*57:010, *57:01, false", "*58:01, *57:01, false", "*57:01, *57:01:01, false"
    })
    void aFinerTypedAlleleIsAFormOfTheCoarserByWholeFields(String name, String sought, boolean is) {
        assertThat(AlleleNames.isFormOf(name, sought)).isEqualTo(is);
    }

    @ParameterizedTest
    @CsvSource({
        "*57, *57:01, true",
        "*57:XX, *57:01, true",
        "*57:AKBAR, *57:01, true",
        "*58, *57:01, false",
        "*57:03, *57:01, false",
        "*15:02, *57:01, false",
        "*57:01, *57:01, false"
    })
    void aCoarselyTypedAlleleMightBeTheOneSought(String name, String sought, boolean might) {
        assertThat(AlleleNames.mightBe(name, sought)).isEqualTo(might);
    }
}

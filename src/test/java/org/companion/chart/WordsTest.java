package org.companion.chart;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "Chronic Myeloid  Leukaemia, chronic myeloid leukemia",
        "Tumour, tumor",
        "Poor metaboliser, poor metabolizer",
        "HER2 (3+), her2 3+",
        "t(9;22)(q34;q11), t 9 22 q34 q11",
        "MSI-High, msi high",
        "Oesophageal, esophageal",
        "Paediatric haemophilia, pediatric hemophilia"
    })
    void oneNameHasOneFormWhateverTheSpelling(String written, String folded) {
        assertThat(Words.fold(written)).isEqualTo(folded);
    }

    @ParameterizedTest
    @CsvSource({
        "gout of the foot, gout, true",
        "aspirin 100 mg, aspirin, true",
        "goutweed, gout, false",
        "small cell lung cancer, lung cancer, true",
        "lung, lung cancer, false"
    })
    void aPhraseStandsInATextOnlyAsWholeWords(String text, String phrase, boolean stands) {
        assertThat(Words.contains(text, phrase)).isEqualTo(stands);
    }

    @Property
    void aFoldedTextHoldsOnlySmallLettersDigitsPlusSignsAndSingleSpaces(@ForAll String text) {
        assertThat(Words.fold(text)).matches("([a-z0-9+]+( [a-z0-9+]+)*)?");
    }
}

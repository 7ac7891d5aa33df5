package org.companion.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.companion.testing.Result.about;
import static org.companion.testing.Result.asked;
import static org.companion.testing.Result.loinc;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever words a result holds, reading it never fails, and a result about a gene never says nothing. */
class AnythingTest {
    private static final List<String> SCRAPS = List.of(
            "*1",
            "*2",
            "/",
            "+",
            "^",
            "(",
            ")",
            "*",
            "*57:01",
            "HLA-B",
            "CYP2C19",
            "EGFR",
            "KRAS",
            "BCR-ABL1",
            "::",
            ";",
            ",",
            ".",
            "and",
            "no",
            "not",
            "without",
            "detected",
            "negative",
            "p.",
            "c.",
            "L858R",
            "exon 19 deletion",
            "homozygous",
            "fusion",
            "t(9;22)",
            "poor metabolizer",
            "\n",
            "-",
            "x2",
            "amplified",
            "0",
            "%");

    @Property
    void anyWordsAreReadWithoutFailing(@ForAll("words") String words) {
        for (var code :
                List.of("69548-6", "84413-4", "84414-2", "therapeutic-implication", "21821-4", "50956-2", "85319-2")) {
            assertThatCode(() -> loinc(code).says(words).read()).doesNotThrowAnyException();
        }
        assertThatCode(() -> asked(words)
                        .says(words)
                        .part("48018-6", words)
                        .part("81252-9", words)
                        .read())
                .doesNotThrowAnyException();
    }

    @Property
    void aResultAboutAGeneIsNeverSilent(@ForAll("words") String words) {
        assertThat(about("EGFR", "69548-6").says(words).read()).isNotEmpty();
        assertThat(about("CYP2C19", "84413-4").says(words).read()).isNotEmpty();
        assertThat(about("HLA-B", "84413-4").says(words).read()).isNotEmpty();
    }

    @Provide
    Arbitrary<String> words() {
        var scraps = Arbitraries.of(SCRAPS)
                .list()
                .ofMaxSize(8)
                .map(list -> list.stream().collect(Collectors.joining(" ")));
        var tight = Arbitraries.of(SCRAPS).list().ofMaxSize(6).map(list -> String.join("", list));
        return Arbitraries.oneOf(scraps, tight, Arbitraries.strings().ofMaxLength(30));
    }
}

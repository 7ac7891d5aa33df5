package org.companion.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Result.about;
import static org.companion.testing.Result.asked;
import static org.companion.testing.Result.loinc;

import java.math.BigDecimal;
import org.companion.chart.Finding;
import org.companion.chart.Finding.Unreadable;
import org.companion.chart.Finding.Variant;
import org.companion.testing.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariantsTest {
    private static final String VARIANT = "69548-6";

    @ParameterizedTest
    @CsvSource({
        "48005-3, p.Val600Glu",
        "48005-3, NP_004324.2:p.(Val600Glu)",
        "48004-6, NM_004333.6:c.1799T>A",
        "81252-9, NM_004333.6(BRAF):c.1799T>A (p.Val600Glu)",
        "81252-9, NC_000007.14:140753335:A:T"
    })
    void aVariantIsReadFromAnyComponentThatNamesIt(String code, String written) {
        assertThat(about("BRAF", VARIANT)
                        .answers("LA9633-4")
                        .part(code, written)
                        .read())
                .singleElement()
                .satisfies(found -> assertThat(said(found)).isEqualTo("BRAF V600E PRESENT"));
    }

    @ParameterizedTest
    @CsvSource({"LA30100-4, 140753335", "LA30102-0, 140753336", "'', 140753336"})
    void aPositionIsCountedFromZeroOrOneAsTheSourceSays(String counting, String low) {
        var result = loinc(VARIANT)
                .answers("LA9633-4")
                .part("48013-7", "NC_000007.14")
                .part("69547-8", "A")
                .part("69551-0", "T")
                .startsAt(low);
        var read = (counting.isEmpty() ? result : result.partCoded("92822-6", counting)).read();
        assertThat(read).singleElement().isInstanceOfSatisfying(Variant.class, found -> {
            assertThat(said(found)).isEqualTo("BRAF V600E PRESENT");
            assertThat(found.position()).map(Object::toString).contains("NC_000007.14:140753335:A:T");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1.5", "1e300", "99999999999", "2147483647", "-5"})
    void aPositionThatIsNoneIsNotGuessed(String low) {
        var result = about("BRAF", VARIANT)
                .answers("LA9633-4")
                .part("48013-7", "NC_000007.14")
                .part("69547-8", "ACGT")
                .part("69551-0", "T")
                .startsAt(low);
        assertThat(result.read())
                .allSatisfy(found -> assertThat(found)
                        .isInstanceOfSatisfying(
                                Variant.class, v -> assertThat(v.position()).isEmpty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"48013-7", "69547-8", "69551-0"})
    void aPlaceOfWhichAPartIsMissingIsNotGuessed(String missing) {
        var result = about("BRAF", VARIANT).answers("LA9633-4").startsAt("140753336");
        var parts = java.util.Map.of("48013-7", "NC_000007.14", "69547-8", "A", "69551-0", "T");
        parts.forEach((code, text) -> result.part(code, code.equals(missing) ? "" : text));
        assertThat(result.read())
                .singleElement()
                .satisfies(found -> assertThat(said(found)).isEqualTo("BRAF * PRESENT"));
    }

    @ParameterizedTest
    @CsvSource({"31, %, 0.31", "0.31, 1, 0.31", "0.31, '', 0.31", "100, %, 1"})
    void theShareOfReadsIsReadInPercentAndAsAFraction(String value, String unit, BigDecimal share) {
        var found = about("EGFR", VARIANT)
                .part("48005-3", "p.L858R")
                .partMeasures("81258-6", value, unit)
                .read();
        assertThat(((Variant) found.get(0)).share().orElseThrow()).isEqualByComparingTo(share);
    }

    @Test
    void aShareThatCannotBeOneIsLeftOut() {
        var found = about("EGFR", VARIANT)
                .part("48005-3", "p.L858R")
                .partMeasures("81258-6", "31", "")
                .read();
        assertThat(((Variant) found.get(0)).share()).isEmpty();
    }

    @Test
    void absenceIsOfTheGeneOrOfOneChangeOrOfAStretch() {
        assertThat(about("EGFR", VARIANT).answers("LA9634-2").read())
                .extracting(VariantsTest::said)
                .containsExactly("EGFR * ABSENT");
        assertThat(about("EGFR", VARIANT)
                        .answers("LA9634-2")
                        .part("48005-3", "p.T790M")
                        .read())
                .extracting(VariantsTest::said)
                .containsExactly("EGFR T790M ABSENT");
        assertThat(asked("EGFR mutations").says("exon 20: not detected").read())
                .extracting(VariantsTest::said)
                .containsExactly("EGFR exon 20 ABSENT");
        assertThat(asked("EGFR T790M mutation analysis").says("Not detected").read())
                .extracting(VariantsTest::said)
                .containsExactly("EGFR T790M ABSENT");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            KRAS G12D detected; NRAS wild type     | KRAS G12D PRESENT, NRAS * ABSENT
            KRAS G12D; NRAS wild type              | KRAS G12D PRESENT, NRAS * ABSENT
            KRAS G12D, NRAS wild type              | KRAS G12D PRESENT, NRAS * ABSENT
            KRAS wild type; NRAS Q61K              | KRAS * ABSENT, NRAS Q61K PRESENT
            KRAS, NRAS and BRAF wild type          | KRAS * ABSENT, NRAS * ABSENT, BRAF * ABSENT
            KRAS/NRAS: no mutation detected        | KRAS * ABSENT, NRAS * ABSENT
            EGFR L858R and T790M detected          | EGFR L858R PRESENT, EGFR T790M PRESENT
            EGFR T790M not detected, L858R detected| EGFR T790M ABSENT, EGFR L858R PRESENT
            EGFR L858R detected, T790M not detected| EGFR L858R PRESENT, EGFR T790M ABSENT
            EGFR L858R detected, no T790M          | EGFR L858R PRESENT, EGFR T790M ABSENT
            EGFR L858R without T790M               | EGFR L858R PRESENT, EGFR T790M ABSENT
            EGFR p.(Leu858Arg)                     | EGFR L858R PRESENT
            EGFR exon 19 deletion                  | EGFR exon 19 deletion PRESENT
            EGFR exon 19 deletion: negative        | EGFR exon 19 deletion ABSENT
            No EGFR mutation detected              | EGFR * ABSENT
            No EGFR mutations were identified      | EGFR * ABSENT
            No evidence of an EGFR mutation        | EGFR * ABSENT
            EGFR not mutated                       | EGFR * ABSENT
            EGFR: non-mutated                      | EGFR * ABSENT
            EGFR V600 undetectable                 | EGFR * ABSENT
            No BRAF V600E mutation detected        | BRAF V600E ABSENT
            No KRAS, NRAS or BRAF mutations detected | KRAS * ABSENT, NRAS * ABSENT, BRAF * ABSENT
            Negative for KRAS and NRAS mutations   | KRAS * ABSENT, NRAS * ABSENT
            Not detected: KRAS G12D, NRAS Q61K     | KRAS G12D ABSENT, NRAS Q61K INDETERMINATE
            Non-small cell lung cancer, EGFR L858R mutation detected | EGFR L858R PRESENT
            KRAS G12C and G12D not detected        | KRAS G12C ABSENT, KRAS G12D ABSENT
            EGFR exons 19 and 21: no mutation detected | EGFR exons 19 ABSENT
            EGFR exons 18-21: no mutation detected | EGFR * ABSENT
            No KRAS or NRAS mutation detected      | KRAS * ABSENT, NRAS * ABSENT
            EGFR: neg                              | EGFR * ABSENT
            BRAF mutation found                    | BRAF * PRESENT
            """)
    void variantsAreReadInRunningWords(String answer, String expected) {
        assertThat(loinc(VARIANT).says(answer).read())
                .extracting(VariantsTest::said)
                .containsExactlyInAnyOrder(expected.split(", "));
    }

    @ParameterizedTest
    @CsvSource({
        "21665-5, Wild type, EGFR * ABSENT",
        "21665-5, p.Leu858Arg, EGFR L858R PRESENT",
        "21665-5, L858R, EGFR L858R PRESENT",
        "21665-5, LA9634-2, EGFR * ABSENT"
    })
    void aGeneTestIsKnownByItsLoincCode(String loinc, String answer, String expected) {
        assertThat(loinc(loinc)
                        .says(answer.startsWith("LA") ? "" : answer)
                        .read()
                        .isEmpty())
                .isEqualTo(answer.startsWith("LA"));
        var result = answer.startsWith("LA")
                ? loinc(loinc).answers(answer)
                : loinc(loinc).says(answer);
        assertThat(result.read().stream().filter(Variant.class::isInstance))
                .extracting(VariantsTest::said)
                .containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"see report", "unclear", "sent to outside laboratory", "42 of 96"})
    void wordsThatNobodyCanReadAreNeitherPresentNorAbsent(String answer) {
        assertThat(asked("BRAF V600E mutation analysis").says(answer).read())
                .containsOnly(unread("BRAF V600E mutation analysis"));
        assertThat(about("BRAF", VARIANT).says(answer).read()).containsOnly(unread(VARIANT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no call",
                "Insufficient material",
                "Test failed",
                "pending",
                "Quantity not sufficient",
                "QNS",
                "not done"
            })
    void aTestThatCameToNothingIsNoCall(String answer) {
        assertThat(about("BRAF", VARIANT).says(answer).read())
                .extracting(VariantsTest::said)
                .containsExactly("BRAF * NO_CALL");
    }

    @Test
    void aVariantWithoutResultIsNoCall() {
        assertThat(about("BRAF", VARIANT).hasNoResult().read())
                .extracting(VariantsTest::said)
                .containsExactly("BRAF * NO_CALL");
    }

    @Test
    void aVariantOfSeveralGenesAtOnceIsNotGuessed() {
        var found = about("BRAF", VARIANT)
                .part("48018-6", "KRAS")
                .part("48005-3", "p.G12D")
                .read();
        assertThat(found).singleElement().isInstanceOf(Unreadable.class);
    }

    private static Finding unread(String what) {
        return new Unreadable(java.util.Set.of("BRAF"), what, Result.SOURCE);
    }

    private static String said(Finding finding) {
        var variant = (Variant) finding;
        var what = variant.text().isEmpty() ? "*" : variant.text();
        return variant.gene() + " " + what + " " + variant.presence();
    }
}

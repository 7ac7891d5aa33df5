package org.companion.library;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A trial that cannot be right is refused with its file, its line and what would be right. */
class BadTrialTest {
    private static final String GOOD = """
            trials:
              - id: sample:T1
                registry: NCT01234567
                title: A trial
                when: {profile: EGFR amplification}
                status: {is: open, on: "2026-11-20"}
                because: {title: A trial, url: "https://example.org/trial"}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "NCT01234567 | NCT123 | sample/trials.yaml:3: 'NCT123' is not right here (NCT and eight digits)",
                "is: open | is: soon | sample/trials.yaml:6: unknown word 'soon' (one of closed, open, unknown)",
                "\"2026-11-20\" | \"20 November\" | sample/trials.yaml:6: '20 November' is no day (such as \"2026-08-13\")",
                "EGFR amplification | EGFR ampl | sample/trials.yaml:5: 'EGFR ampl' is no profile",
                "EGFR amplification | EGFR amplification OR | sample/trials.yaml:5: 'EGFR amplification OR' is no profile",
                "EGFR amplification | (EGFR amplification | sample/trials.yaml:5: '(EGFR amplification' is no profile",
                "sample:T1 | other:T1 | sample/trials.yaml:2: 'other:T1' is not of this pack",
            })
    void isRefused(String right, String wrong, String told) {
        var shelf = SmallPacks.good()
                .with(
                        "sample/pack.yaml",
                        "statements: [blood.yaml, tumour.yaml]",
                        "statements: [blood.yaml, tumour.yaml]\ntrials: [trials.yaml]")
                .with("sample/trials.yaml", GOOD.replace(right, wrong));
        assertThatThrownBy(() -> Library.read(shelf, Optional.empty()))
                .isInstanceOf(BadPack.class)
                .hasMessageContaining(told);
    }
}

package org.companion.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CKD-EPI 2021 without race: worked by hand from the published equation. */
class KidneyFunctionTest {
    @ParameterizedTest
    @CsvSource({
        "female, 50, 0.7, 105", // 142 * 0.9938^50 * 1.012
        "male, 50, 0.9, 104", // 142 * 0.9938^50
        "male, 60, 1.2, 69",
        "female, 60, 1.2, 52",
        "male, 70, 3.0, 22",
        "female, 40, 0.5, 122",
        "male, 20, 0.6, 142"
    })
    void isEstimatedFromCreatinine(String sex, int age, BigDecimal creatinine, int rate) {
        assertThat(KidneyFunction.of(Optional.of(sex), Optional.of(age))
                        .orElseThrow()
                        .at(creatinine))
                .isEqualByComparingTo(BigDecimal.valueOf(rate));
    }

    @Test
    void isNotEstimatedForChildrenNorWhereSexOrAgeAreNotKnown() {
        assertThat(KidneyFunction.of(Optional.of("male"), Optional.of(17))).isEmpty();
        assertThat(KidneyFunction.of(Optional.of("male"), Optional.of(18))).isPresent();
        assertThat(KidneyFunction.of(Optional.of("unknown"), Optional.of(50))).isEmpty();
        assertThat(KidneyFunction.of(Optional.empty(), Optional.of(50))).isEmpty();
        assertThat(KidneyFunction.of(Optional.of("female"), Optional.empty())).isEmpty();
    }
}

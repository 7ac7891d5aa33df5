package org.companion.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Fhir.json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefetchedChartTest {
    private static final String EMPTY = "{'resourceType':'Bundle','entry':[]}";

    @Test
    void aKeyWithNullWasSearchedAndNothingIsThere() {
        assertThat(read("null", "null").missing()).isEmpty();
        assertThat(read(EMPTY, EMPTY).missing()).isEmpty();
        var lastPage = "{'resourceType':'Bundle','link':[{'relation':'self'}]}";
        assertThat(read(lastPage, lastPage).missing()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'resourceType':'OperationOutcome','issue':[{'severity':'error'}]} | tells of an error",
                "{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'OperationOutcome','issue':[{'severity':'fatal'}]}}]} | tells of an error",
                "{'resourceType':'Bundle','link':[{'relation':'self'},{'relation':'next'}]} | is only a first page",
                "{'resourceType':'Patient'} | is no Bundle",
                "'text' | is no Bundle",
                "[] | is no Bundle"
            })
    void dataThatAreNotWholeAreMissing(String results, String words) {
        assertThat(read(results, "null").missing()).containsExactly("prefetch." + HookService.RESULTS + " " + words);
        assertThat(read("null", results).missing()).containsExactly("prefetch." + HookService.CONDITIONS + " " + words);
    }

    @Test
    void anAbsentKeyWasNotSearched() {
        assertThat(PrefetchedChart.of(json("{}")).missing())
                .containsExactly(
                        "prefetch." + HookService.RESULTS + " is absent",
                        "prefetch." + HookService.CONDITIONS + " is absent");
        assertThat(PrefetchedChart.of(json("null")).missing()).hasSize(2);
    }

    @Test
    void aWarningBesideTheResultsIsNoError() {
        var results = "{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'Observation','id':'1'}},"
                + "{'resource':{'resourceType':'OperationOutcome','issue':[{'severity':'warning'}]}}]}";
        assertThat(read(results, "null").missing()).isEmpty();
        assertThat(read(results, "null").resources()).hasSize(1);
    }

    private static PrefetchedChart read(String results, String conditions) {
        return PrefetchedChart.of(json(
                "{'" + HookService.RESULTS + "':" + results + ",'" + HookService.CONDITIONS + "':" + conditions + "}"));
    }
}

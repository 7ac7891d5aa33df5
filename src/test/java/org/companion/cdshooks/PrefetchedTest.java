package org.companion.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Fhir.json;

import java.util.Map;
import org.companion.cdshooks.Prefetched.Lack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefetchedTest {
    private static final Map<String, String> ASKED = Map.of("results", "Observation?patient=1", "patient", "Patient/1");
    private static final String EMPTY = "{'resourceType':'Bundle','entry':[]}";

    @Test
    void aKeyWithNullWasSearchedAndNothingIsThere() {
        assertThat(read("null").lacking()).isEmpty();
        assertThat(read(EMPTY).lacking()).isEmpty();
        assertThat(read("{'resourceType':'Bundle','link':[{'relation':'self'}]}")
                        .lacking())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'resourceType':'OperationOutcome','issue':[{'severity':'error'}]} | tells of an error",
                "{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'OperationOutcome','issue':[{'severity':'fatal'}]}}]} | tells of an error",
                "{'resourceType':'Patient'} | is not what was asked for",
                "'text' | is not what was asked for",
                "[] | is not what was asked for"
            })
    void dataThatAreNotWholeAreLackingAndAskedForAgain(String results, String words) {
        assertThat(read(results).lacking())
                .containsExactly(Map.entry("results", new Lack("Observation?patient=1", "prefetch.results " + words)));
    }

    @Test
    void afterAFirstPageTheNextIsAskedFor() {
        var page = "{'resourceType':'Bundle','link':[{'relation':'next','url':'https://ehr.example/next'}]}";
        assertThat(read(page).lacking())
                .containsExactly(Map.entry(
                        "results", new Lack("https://ehr.example/next", "prefetch.results is only a first page")));
    }

    @Test
    void anAbsentKeyWasNotSearched() {
        assertThat(Prefetched.of(json("{}"), ASKED).lacking()).containsOnlyKeys("results", "patient");
        assertThat(Prefetched.of(json("null"), ASKED).lacking()).hasSize(2);
    }

    @Test
    void aReadIsAnsweredByTheResourceItself() {
        var prefetch = json("{'results':null,'patient':{'resourceType':'Patient','id':'1'}}");
        assertThat(Prefetched.of(prefetch, ASKED).lacking()).isEmpty();
        assertThat(Prefetched.of(json("{'results':null,'patient':" + EMPTY + "}"), ASKED)
                        .lacking())
                .containsOnlyKeys("patient");
    }

    @Test
    void aWarningBesideTheResultsIsNoError() {
        var results = "{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'Observation','id':'1'}},"
                + "{'resource':{'resourceType':'OperationOutcome','issue':[{'severity':'warning'}]}}]}";
        assertThat(read(results).lacking()).isEmpty();
        assertThat(read(results).resources()).hasSize(1);
    }

    private static Prefetched read(String results) {
        return Prefetched.of(json("{'results':" + results + ",'patient':null}"), ASKED);
    }
}

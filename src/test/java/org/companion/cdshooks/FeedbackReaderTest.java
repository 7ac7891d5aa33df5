package org.companion.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.companion.testing.Fhir.json;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.companion.journal.Feedback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedbackReaderTest {
    @Test
    void whatAClinicianDidWithACardIsRead() {
        var body =
                "{'feedback':[{'card':'c1','outcome':'accepted','acceptedSuggestions':[{'id':'s1'}],'outcomeTimestamp':'2026-11-23T08:30:00+01:00'},"
                        + "{'card':'c2','outcome':'overridden','overrideReason':{'reason':{'code':'no-alternative'},'userComment':' seen '},'outcomeTimestamp':'2026-11-23T08:31:00Z'}]}";
        assertThat(FeedbackReader.read("service", json(body)))
                .containsExactly(
                        new Feedback(
                                "service",
                                "c1",
                                Feedback.Result.ACCEPTED,
                                List.of("s1"),
                                Optional.empty(),
                                Optional.empty(),
                                Instant.parse("2026-11-23T07:30:00Z")),
                        new Feedback(
                                "service",
                                "c2",
                                Feedback.Result.OVERRIDDEN,
                                List.of(),
                                Optional.of("no-alternative"),
                                Optional.of("seen"),
                                Instant.parse("2026-11-23T08:31:00Z")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | feedback:",
                "{'feedback':[]} | feedback:",
                "{'feedback':{}} | feedback:",
                "{'feedback':[{}]} | feedback[0].card:",
                "{'feedback':[{'card':'c'}]} | feedback[0].outcome:",
                "{'feedback':[{'card':'c','outcome':'ignored'}]} | feedback[0].outcome:",
                "{'feedback':[{'card':'c','outcome':'accepted','acceptedSuggestions':[{}]}]} | feedback[0].acceptedSuggestions.id:",
                "{'feedback':[{'card':'c','outcome':'accepted','outcomeTimestamp':'2026-11-23T08:31:00Z'}]} | feedback[0].acceptedSuggestions:",
                "{'feedback':[{'card':'c','outcome':'overridden','outcomeTimestamp':'now'}]} | feedback[0].outcomeTimestamp:",
                "{'feedback':[{'card':'c','outcome':'overridden'}]} | feedback[0].outcomeTimestamp:",
                "[] | feedback:",
                "'x' | feedback:"
            })
    void aRefusalNamesThePathOfWhatIsWrong(String body, String words) {
        assertThatThrownBy(() -> FeedbackReader.read("service", json(body)))
                .isInstanceOf(HookRefused.class)
                .hasMessageStartingWith(words);
    }

    @Test
    void tooManyEntriesAtOnceAreRefused() {
        var many = "{'feedback':[" + "{'card':'c','outcome':'accepted'},".repeat(200)
                + "{'card':'c','outcome':'accepted'}]}";
        assertThatThrownBy(() -> FeedbackReader.read("service", json(many))).hasMessageContaining("200");
    }
}

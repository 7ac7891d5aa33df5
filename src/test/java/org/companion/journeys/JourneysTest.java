package org.companion.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.companion.testing.RunningServer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every story in {@code src/test/resources/journeys}, told to a running server. With {@code -Djourneys.record} the
 * replies are written down instead of compared; the clinician's demands are checked either way.
 */
class JourneysTest {
    private static final boolean RECORDING = System.getProperty("journeys.record") != null;

    private final HttpClient ehr = HttpClient.newHttpClient();

    @TestFactory
    Stream<DynamicTest> everyJourneyEndsAsItsStoryTells() {
        var journeys = Journey.all();
        assertThat(journeys).isNotEmpty();
        return journeys.stream()
                .map(journey -> dynamicTest(journey.name(), journey.story().toUri(), () -> walk(journey)));
    }

    private void walk(Journey journey) throws IOException, InterruptedException {
        var reply = send(journey);
        if (RECORDING) {
            journey.record(reply);
        }
        journey.demands().areMetBy(reply);
        assertThat(journey.isRecorded())
                .as("expected.json is there; record it with -Djourneys.record and read it")
                .isTrue();
        assertThat(journey.told(reply)).isEqualTo(journey.expected());
    }

    private Reply send(Journey journey) throws IOException, InterruptedException {
        var service = URI.create(RunningServer.address() + "/cds-services/companion-" + journey.hook());
        var request = HttpRequest.newBuilder(service)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(journey.request()))
                .build();
        var response = ehr.send(request, BodyHandlers.ofString());
        return Reply.of(response.statusCode(), response.body());
    }
}

package org.companion.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.companion.testing.Http;
import org.companion.testing.RunningServer;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the server logs while every story is told to it holds nothing of a patient, no token and no body. */
class QuietLogTest {
    private static final String TOKEN = "secret-token-4711";
    private static final String NAME = "Secretname4711";

    @Test
    void nothingOfAPatientNoTokenAndNoBodyIsLogged() {
        RunningServer.address();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var kept = new ListAppender<ILoggingEvent>();
        kept.start();
        root.addAppender(kept);
        try {
            var told = new LinkedHashSet<>(Set.of(TOKEN, NAME, "hookInstance", "draftOrders", "resourceType"));
            Journey.all().forEach(journey -> tell(journey, told));
            askTheStore();
            LoggerFactory.getLogger(QuietLogTest.class).info("the log is being kept");
            var log = List.copyOf(kept.list).stream().map(QuietLogTest::words).collect(Collectors.joining("\n"));
            assertThat(log).contains("the log is being kept");
            assertThat(told.stream().filter(log::contains)).isEmpty();
        } finally {
            root.detachAppender(kept);
        }
    }

    /** As it is, cut off in the middle, and for somebody who is not on file. */
    private static void tell(Journey journey, Set<String> told) {
        var request = journey.request();
        var patient = Reply.parse(request).at("/context/patientId").asText();
        if (patient.length() > 5) {
            told.add(patient);
        }
        var service = "/cds-services/companion-" + journey.hook();
        Http.send("POST", service, request, "Authorization", "Bearer " + TOKEN);
        Http.send("POST", service, request.substring(0, request.length() / 2));
        Http.send("POST", service, request.replace(patient, NAME));
    }

    private static void askTheStore() {
        var patient = "{'resourceType':'Patient','id':'quiet-4711','name':[{'family':'" + NAME + "'}]}";
        Http.send("PUT", "/fhir/Patient/quiet-4711", patient, "Authorization", "Bearer " + TOKEN);
        Http.get("/fhir/Patient?family=" + NAME);
        Http.get("/fhir/Patient?nonsense=" + NAME);
        Http.get("/fhir/Patient/" + NAME);
        Http.send("PUT", "/fhir/Patient/" + NAME, patient);
        Http.send("POST", "/fhir/Patient", patient.replace("}]}", "}],'gender':'" + NAME + "'}"));
        Http.send("POST", "/fhir/Patient", "{'resourceType':'Patient','name':[{'family':'" + NAME);
        Http.send(
                "POST",
                "/fhir",
                "{'resourceType':'Bundle','type':'transaction','entry':[{'resource':" + patient
                        + ",'request':{'method':'PUT','url':'Patient/" + NAME + "'}}]}");
        Http.send(
                "POST",
                "/inbox",
                "MSH|^~\\&|" + NAME + "|X|Y|Z|20260101||ORU^R01|" + NAME + "|P|2.5.1\rPID|1||" + NAME);
    }

    private static String words(ILoggingEvent event) {
        var thrown = event.getThrowableProxy();
        return event.getFormattedMessage() + (thrown == null ? "" : "\n" + ThrowableProxyUtil.asString(thrown));
    }
}

package org.companion.homes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.companion.testing.Messages.genotype;
import static org.companion.testing.Messages.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.companion.testing.Fhir;
import org.companion.testing.Messages;
import org.companion.testing.Mllp;

/**
 * A ward at work: four callers write what is found of patients, by FHIR and by MLLP, and ask for each right after it was
 * written. The same is written and asked whatever answers, so that the answers of two set-ups can be compared.
 */
final class Ward {
    static final int PATIENTS = 60;
    private static final int CALLERS = 4;
    private static final List<String> ALLELES = List.of("*1/*1", "*1/*2", "*2/*2", "*1/*17", "*2/*17");

    private final Balanced servers;
    private final List<Integer> mllp;
    private final Event seen;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<String, String> answers = new ConcurrentSkipListMap<>();

    /** What happens when so many patients are done. */
    interface Event {
        void at(int done) throws IOException, InterruptedException;
    }

    Ward(Balanced servers, List<Integer> mllp, Event seen) {
        this.servers = servers;
        this.mllp = List.copyOf(mllp);
        this.seen = seen;
    }

    /** All that was answered, by what was asked, without what differs from day to day and house to house. */
    Map<String, String> answers() throws Exception {
        var threads = Executors.newFixedThreadPool(CALLERS);
        try {
            var calls = IntStream.range(0, CALLERS)
                    .mapToObj(caller -> (Callable<Boolean>) () -> {
                        for (var i = caller; i < PATIENTS; i += CALLERS) {
                            visit(i);
                            seen.at(done.incrementAndGet());
                        }
                        return true;
                    })
                    .toList();
            for (var call : threads.invokeAll(calls)) {
                assertThat(call.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(
                                servers.get("/inbox?state=accepted,stuck").body())
                        .isEqualTo("[]"));
        for (var i = 0; i < PATIENTS; i++) {
            ask(i, "reports", servers.get("/fhir/DiagnosticReport?subject=Patient/p" + i));
            ask(i, "order of what was delivered", order("p" + i, "siponimod 1 MG Oral Tablet"));
        }
        return answers;
    }

    private void visit(int i) throws IOException, InterruptedException {
        var patient = "p" + i;
        put("Patient/" + patient, Messages.jane(patient, "M" + i));
        ask(i, "0 order, nothing known", order(patient, "clopidogrel 75 MG Oral Tablet"));
        put("Observation/g" + i, genotypeOf("g" + i, patient, ALLELES.get(i % ALLELES.size())));
        ask(i, "1 order", order(patient, "clopidogrel 75 MG Oral Tablet"));
        ask(i, "2 advice", servers.get("/fhir/Patient/" + patient + "/$advise?medication=clopidogrel"));
        ask(i, "3 search", servers.get("/fhir/Observation?patient=" + patient));
        ask(
                i,
                "4 genomics",
                servers.get("/fhir/Patient/$find-subject-haplotypes?subject=Patient/" + patient + "&genes=CYP2C19"));
        deliver(i);
        put("Observation/g" + i, genotypeOf("g" + i, patient, ALLELES.get((i + 2) % ALLELES.size())));
        ask(i, "5 order after a change", order(patient, "clopidogrel 75 MG Oral Tablet"));
        if (i % 4 == 0) {
            var gone = servers.send("DELETE", "/fhir/Observation/g" + i, "");
            assertThat(gone.statusCode()).as(gone.body()).isIn(200, 204);
            ask(i, "6 order after a deletion", order(patient, "clopidogrel 75 MG Oral Tablet"));
        }
    }

    private void put(String reference, String body) throws IOException, InterruptedException {
        var answer = servers.send("PUT", "/fhir/" + reference, body);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }

    /** Until one takes it, as an engine's queue does. */
    private void deliver(int i) throws InterruptedException {
        var message = result("N" + i, "M" + i, "N" + i, "20260301", genotype("2a", "CYP2C9", "*1/*3"));
        for (var attempt = 0; attempt < 20; attempt++) {
            try (var sender = new Mllp(mllp.get(Math.floorMod(turn.getAndIncrement(), mllp.size())))) {
                if (sender.send(message).contains("MSA|AA")) {
                    return;
                }
            } catch (UncheckedIOException gone) {
                Thread.sleep(20);
            }
        }
        throw new AssertionError("no server takes message N" + i);
    }

    private HttpResponse<String> order(String patient, String drug) throws IOException, InterruptedException {
        return servers.send(
                "POST",
                "/cds-services/companion-order-sign",
                ("{'hook':'order-sign','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea','context':"
                                + "{'userId':'Practitioner/1','patientId':'" + patient
                                + "','draftOrders':{'resourceType':'Bundle','entry':[{'resource':{'resourceType':"
                                + "'MedicationRequest','id':'d','status':'draft','intent':'order','subject':"
                                + "{'reference':'Patient/" + patient + "'},'medicationCodeableConcept':{'text':'" + drug
                                + "'}}}]}}}")
                        .replace('\'', '"'));
    }

    private static String genotypeOf(String id, String patient, String alleles) {
        return ("{'resourceType':'Observation','id':'" + id + "','status':'final','subject':{'reference':'Patient/"
                        + patient + "'}," + Fhir.genotype("CYP2C19", alleles) + "}")
                .replace('\'', '"');
    }

    private void ask(int i, String what, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        answers.put(
                "p" + i + " " + what,
                answer.body()
                        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID")
                        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(Z|[+-]\\d\\d:\\d\\d)", "TIME")
                        .replaceAll("127\\.0\\.0\\.1:\\d+", "HOST")
                        .replaceAll("\"source\":\"#\\w+\"", "\"source\":\"#REQUEST\""));
    }
}

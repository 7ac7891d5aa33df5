package org.companion.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.companion.testing.Messages;
import org.companion.testing.Mllp;

/** Reports by MLLP, one in flight on each connection, and how long they take to be filed afterwards. */
final class MllpLoad {
    private static final int CONNECTIONS = 8;
    private final int mllp;
    private final int http;
    private final HttpClient client = HttpClient.newHttpClient();

    MllpLoad(int mllp, int http) {
        this.mllp = mllp;
        this.http = http;
    }

    /** Reports of two variants each, for so many seconds: how many were taken in a second, and the times of answers. */
    String taken(String run, int seconds) throws InterruptedException {
        var pool = Executors.newFixedThreadPool(CONNECTIONS);
        var jobs = new ArrayList<Callable<long[]>>();
        for (int c = 0; c < CONNECTIONS; c++) {
            var name = run + "-" + c;
            jobs.add(() -> send(name, seconds));
        }
        var begin = System.nanoTime();
        var all = new ArrayList<long[]>();
        try {
            for (var done : pool.invokeAll(jobs)) {
                all.add(done.get());
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } finally {
            pool.shutdownNow();
        }
        var took = (System.nanoTime() - begin) / 1e9;
        var nanos = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "%.0f/s, p50 %.1f ms, p99 %.1f ms",
                nanos.length / took,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 99 / 100] / 1e6);
    }

    private long[] send(String name, int seconds) {
        var sample = Messages.text("built_from_extractor_snpEff.hl7");
        var times = new ArrayList<Long>();
        try (var sender = new Mllp(mllp)) {
            var end = System.nanoTime() + seconds * 1_000_000_000L;
            for (int i = 0; System.nanoTime() < end; i++) {
                var number = name + "-" + i;
                var message = sample.replace("CG0001", number).replace("LAB-1^LABCG", number + "^LABCG");
                var begin = System.nanoTime();
                if (!sender.send(message).contains("MSA|AA")) {
                    throw new IllegalStateException("a report was not taken");
                }
                times.add(System.nanoTime() - begin);
            }
        }
        return times.stream().mapToLong(Long::longValue).toArray();
    }

    /** How many a second are filed when nothing comes in, over so many seconds. */
    String filed(int seconds) throws IOException, InterruptedException {
        var before = waiting();
        var begin = System.nanoTime();
        Thread.sleep(seconds * 1_000L);
        var after = waiting();
        return String.format(
                Locale.ROOT,
                "%.0f/s, of %,d that waited",
                (before - after) / ((System.nanoTime() - begin) / 1e9),
                before);
    }

    private long waiting() throws IOException, InterruptedException {
        var answer = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http + "/actuator/prometheus"))
                        .build(),
                BodyHandlers.ofString());
        return answer.body()
                .lines()
                .filter(line -> line.startsWith("companion_inbox{state=\"accepted\"}"))
                .map(line -> (long) Double.parseDouble(line.substring(line.indexOf('}') + 2)))
                .findFirst()
                .orElseThrow();
    }

    /** Puts the patient of the reports on file. */
    void patient() throws IOException, InterruptedException {
        client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http + "/fhir/Patient/jane"))
                        .header("Content-Type", "application/fhir+json")
                        .PUT(HttpRequest.BodyPublishers.ofString(Messages.jane("jane", "MRN12345")))
                        .build(),
                BodyHandlers.ofString());
    }
}

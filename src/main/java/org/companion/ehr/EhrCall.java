package org.companion.ehr;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What one call of a service asks of an EHR's FHIR server, within the bounds that {@link EhrClient} names. */
public final class EhrCall {
    private final HttpClient http;
    private final Semaphore waiting;
    private final EhrServer server;
    private final Budget budget;
    private final Duration firstByte;

    EhrCall(HttpClient http, Semaphore waiting, EhrServer server, Budget budget, Duration firstByte) {
        this.http = http;
        this.waiting = waiting;
        this.server = server;
        this.budget = budget;
        this.firstByte = firstByte;
    }

    /**
     * Asks all at once and returns when all are answered or the call's time is over.
     *
     * @param queries by name; a query is relative to the server's base ({@code Observation?patient=1}), or the absolute
     *     address of a further page
     * @return an answer for each name
     */
    public Map<String, Answer> fetch(Map<String, String> queries) {
        if (!waiting.tryAcquire()) {
            var answers = new LinkedHashMap<String, Answer>();
            queries.keySet()
                    .forEach(name ->
                            answers.put(name, new Answer.Failed("too many calls wait for EHR servers already")));
            return answers;
        }
        try {
            return fetchNow(queries);
        } finally {
            waiting.release();
        }
    }

    /** How many requests have been sent so far. */
    public int requests() {
        return budget.requests();
    }

    private Map<String, Answer> fetchNow(Map<String, String> queries) {
        var running = new LinkedHashMap<String, Pages>();
        queries.forEach((name, query) -> running.put(name, new Pages(http, server, query, firstByte, budget)));
        running.values().forEach(Pages::start);
        await(CompletableFuture.allOf(
                running.values().stream().map(Pages::whole).toArray(CompletableFuture<?>[]::new)));
        var answers = new LinkedHashMap<String, Answer>();
        running.forEach((name, pages) -> answers.put(name, pages.answer()));
        return answers;
    }

    private void await(CompletableFuture<Void> all) {
        try {
            all.get(budget.timeLeft().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException late) {
            // each query says for itself what became of it
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

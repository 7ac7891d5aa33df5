package org.companion.ehr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.companion.fhir.Bundles;
import org.companion.fhir.Json;
import org.companion.fhir.Resource;
import org.jspecify.annotations.Nullable;

/** One query with all its pages. */
final class Pages {
    private static final int MOST = 10;

    private final HttpClient http;
    private final EhrServer server;
    private final String query;
    private final Duration firstByte;
    private final Budget budget;
    private final List<Resource> resources = new ArrayList<>();
    private final Set<URI> asked = new HashSet<>();
    private final CompletableFuture<Answer> whole = new CompletableFuture<>();
    private volatile @Nullable CompletableFuture<?> underway;

    Pages(HttpClient http, EhrServer server, String query, Duration firstByte, Budget budget) {
        this.http = http;
        this.server = server;
        this.query = query;
        this.firstByte = firstByte;
        this.budget = budget;
    }

    void start() {
        try {
            ask(query.contains("://") ? URI.create(query) : server.address(query));
        } catch (IllegalArgumentException noAddress) {
            fail("the query is no address");
        }
    }

    CompletableFuture<Answer> whole() {
        return whole;
    }

    /** The answer as far as it has come; what is still underway is given up. */
    Answer answer() {
        var open = underway;
        if (whole.complete(new Answer.Failed("the server did not answer in time")) && open != null) {
            open.cancel(true);
        }
        return whole.join();
    }

    private void ask(URI address) {
        if (whole.isDone()) {
            return;
        }
        if (!server.isOrigin(address)) {
            fail("its next page is on another server");
        } else if (!asked.add(address)) {
            fail("its pages go round in a circle");
        } else if (asked.size() > MOST) {
            fail("it has more than " + MOST + " pages");
        } else {
            budget.countRequest();
            var sent = http.sendAsync(request(address), info -> new BoundedBody(budget));
            underway = sent;
            sent.whenComplete((response, failure) -> {
                if (failure == null) {
                    read(address, response);
                } else {
                    fail(words(failure));
                }
            });
        }
    }

    private HttpRequest request(URI address) {
        var request = HttpRequest.newBuilder(address)
                .timeout(firstByte)
                .header("Accept", "application/fhir+json, application/json;q=0.9")
                .GET();
        server.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request.build();
    }

    private void read(URI address, HttpResponse<byte[]> response) {
        if (isRead() && (response.statusCode() == 404 || response.statusCode() == 410)) {
            whole.complete(new Answer.Got(List.of()));
        } else if (response.statusCode() != 200) {
            fail("the server answered " + response.statusCode());
        } else {
            try {
                read(address, Json.mapper().readTree(response.body()));
            } catch (JsonProcessingException noJson) {
                fail("the server's answer is no JSON");
            } catch (IOException | IllegalArgumentException broken) {
                fail("the server's answer cannot be read");
            }
        }
    }

    private void read(URI address, JsonNode body) {
        if (Bundles.failed(body)) {
            fail("the server told of an error");
        } else if (isRead()) {
            readOne(body);
        } else if (!Json.text(body, "resourceType").filter("Bundle"::equals).isPresent()) {
            fail("the server's answer is no Bundle");
        } else {
            resources.addAll(Bundles.resources(body));
            Bundles.next(body)
                    .ifPresentOrElse(
                            next -> ask(address.resolve(next)),
                            () -> whole.complete(new Answer.Got(List.copyOf(resources))));
        }
    }

    private void readOne(JsonNode body) {
        var one = Resource.of(body);
        if (one.type().equals(query.substring(0, query.indexOf('/')))) {
            whole.complete(new Answer.Got(List.of(one)));
        } else {
            fail("the server's answer is another resource");
        }
    }

    /** Whether one resource is read; otherwise it is a search. */
    private boolean isRead() {
        return !query.contains("?") && query.indexOf('/') > 0 && !query.contains("://");
    }

    private void fail(String why) {
        whole.complete(new Answer.Failed(why));
    }

    private static String words(Throwable failure) {
        var cause = Optional.ofNullable(failure.getCause())
                .filter(inner -> failure instanceof CompletionException)
                .orElse(failure);
        if (cause instanceof BoundedBody.TooLong) {
            return "the server sends more than is taken";
        }
        return cause instanceof HttpTimeoutException
                ? "the server did not answer in time"
                : "the server cannot be reached";
    }
}

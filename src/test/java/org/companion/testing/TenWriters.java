package org.companion.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.companion.fhir.Json;
import org.companion.testing.Linearity.Kind;
import org.companion.testing.Linearity.Seen;

/** Ten clients who write and read one Patient at the same time, at one server or at several on one database. */
public final class TenWriters {
    private static final int WRITERS = 10;
    private static final int ROUNDS = 6;
    private static final String SYSTEM = "urn:written";

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> doors;
    private final String id;
    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    /** {@code doors}: the FHIR addresses of the servers. */
    public TenWriters(List<String> doors, String id) {
        this.doors = List.copyOf(doors);
        this.id = id;
    }

    /** How often each was tried, and what was wrong. */
    public record Outcome(long writes, long refusals, long looks, List<String> faults) {}

    /** Lets them write and judges what they saw. */
    public Outcome run() throws IOException, InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(WRITERS);
        try {
            var work = IntStream.range(0, WRITERS)
                    .mapToObj(one -> (Callable<Boolean>) () -> {
                        work(one);
                        return true;
                    })
                    .toList();
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        var faults = new ArrayList<>(unexpected);
        faults.addAll(Linearity.faults(List.copyOf(seen), refused, history(doors.get(0))));
        var writes = seen.stream().filter(one -> one.kind() == Kind.WRITE).count();
        return new Outcome(writes, refused.size(), seen.size() - writes, faults);
    }

    private void work(int writer) throws IOException, InterruptedException {
        var known = 0L;
        for (var round = 0; round < ROUNDS; round++) {
            var door = doors.get((writer + round) % doors.size());
            var other = doors.get((writer + round + 1) % doors.size());
            known = write(door, "w" + writer + "-" + round, Optional.empty()).orElse(known);
            known = read(other).orElse(known);
            known = write(other, "c" + writer + "-" + round, Optional.of(known)).orElse(known);
            version(door, known);
            historyNow(door);
        }
    }

    private Optional<Long> write(String door, String value, Optional<Long> after)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(door + "/Patient/" + id))
                .header("Content-Type", "application/fhir+json")
                .header("Prefer", "return=representation")
                .PUT(BodyPublishers.ofString(("{'resourceType':'Patient','id':'" + id + "','identifier':[{'system':'"
                                + SYSTEM + "','value':'" + value + "'}]}")
                        .replace('\'', '"')));
        after.ifPresent(version -> request.header("If-Match", "W/\"" + version + "\""));
        var begin = System.nanoTime();
        var answer = send(request);
        var end = System.nanoTime();
        if (answer.statusCode() == 200 || answer.statusCode() == 201) {
            var json = Json.stored(answer.body());
            seen.add(new Seen(Kind.WRITE, begin, end, versionOf(json), value, after));
            return Optional.of(versionOf(json));
        }
        if (after.isPresent() && (answer.statusCode() == 412 || answer.statusCode() == 409)) {
            refused.add(value);
        } else {
            unexpected.add("a write was answered " + answer.statusCode() + ": " + answer.body());
        }
        return Optional.empty();
    }

    private Optional<Long> read(String door) throws IOException, InterruptedException {
        return look(door + "/Patient/" + id, Kind.READ);
    }

    private void version(String door, long version) throws IOException, InterruptedException {
        look(door + "/Patient/" + id + "/_history/" + version, Kind.VERSION);
    }

    private Optional<Long> look(String address, Kind kind) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var answer = send(HttpRequest.newBuilder(URI.create(address)).GET());
        var end = System.nanoTime();
        if (answer.statusCode() != 200) {
            unexpected.add("a look was answered " + answer.statusCode() + ": " + answer.body());
            return Optional.empty();
        }
        var json = Json.stored(answer.body());
        seen.add(new Seen(kind, begin, end, versionOf(json), valueOf(json), Optional.empty()));
        return Optional.of(versionOf(json));
    }

    /**
     * The newest of the history counts as a look at the newest version. How many versions are given is counted a moment
     * before they are read: of those written in that moment the newest are there, and as many of the oldest are on the
     * next page.
     */
    private void historyNow(String door) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var history = history(door);
        var end = System.nanoTime();
        var newest = history.lastKey();
        if (newest - history.firstKey() + 1 != history.size() || history.firstKey() > WRITERS) {
            unexpected.add("a history has " + history.keySet());
        }
        seen.add(new Seen(Kind.READ, begin, end, newest, history.get(newest), Optional.empty()));
    }

    private SortedMap<Long, String> history(String door) throws IOException, InterruptedException {
        var answer = send(HttpRequest.newBuilder(URI.create(door + "/Patient/" + id + "/_history?_count=250"))
                .GET());
        var history = new TreeMap<Long, String>();
        for (var entry : Json.stored(answer.body()).path("entry")) {
            var resource = entry.path("resource");
            if (history.put(versionOf(resource), valueOf(resource)) != null) {
                unexpected.add("a history names version " + versionOf(resource) + " twice");
            }
        }
        return history;
    }

    private static long versionOf(JsonNode patient) {
        return patient.at("/meta/versionId").asLong();
    }

    private static String valueOf(JsonNode patient) {
        return patient.at("/identifier/0/value").asText();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}

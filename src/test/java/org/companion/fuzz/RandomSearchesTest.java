package org.companion.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.companion.testing.Http;
import org.companion.testing.RunningServer;
import org.junit.jupiter.api.Test;

/**
 * Random searches over HTTP: a thousand, or as many as {@code -Dfuzz.searches} says; other ones with another {@code
 * -Dfuzz.seed}.
 */
class RandomSearchesTest {
    private static final int SEARCHES = Integer.getInteger("fuzz.searches", 1_000);
    private static final long SEED = Long.getLong("fuzz.seed", 9);
    /** What nobody outside is to read: frames of a stack, statements and tables, names of classes. */
    private static final Pattern INSIDE = Pattern.compile(
            "\\bat [a-z]+(\\.\\w+)+\\(|Exception\\b|\\b[Ss][Ee][Ll][Ee][Cc][Tt] .* [Ff][Rr][Oo][Mm] |HFJ_|SPIDX|"
                    + "\\b(org\\.h2|ca\\.uhn|org\\.hibernate|java\\.lang|jakarta)\\.|HAPI-\\d");

    @Test
    void noSearchMakesTheServerFailOrTellOfItsInside() throws IOException {
        var searches = new Searches(Http.get("/fhir/metadata").json(), SEED);
        var took = new ArrayList<Long>();
        var failed = new ArrayList<String>();
        var statuses = new TreeMap<Integer, Integer>();
        for (int i = 0; i < SEARCHES; i++) {
            var search = searches.next();
            var began = System.nanoTime();
            var answer = get(search);
            took.add((System.nanoTime() - began) / 1_000_000);
            statuses.merge(answer.status(), 1, Integer::sum);
            if (answer.status() < 200 || answer.status() >= 500) {
                failed.add(answer.status() + " " + shortened(search));
            }
            var inside = INSIDE.matcher(answer.body());
            if (inside.find()) {
                failed.add("tells '" + inside.group() + "' " + shortened(search));
            }
        }
        System.getLogger(RandomSearchesTest.class.getName()).log(System.Logger.Level.INFO, told(took, statuses));
        assertThat(failed).isEmpty();
    }

    private static String told(List<Long> took, Object statuses) {
        var sorted = took.stream().sorted().toList();
        return "%d searches, seed %d: half within %d ms, 99 of 100 within %d ms, all within %d ms; answers by status %s"
                .formatted(
                        sorted.size(),
                        SEED,
                        sorted.get(sorted.size() / 2),
                        sorted.get(sorted.size() * 99 / 100),
                        sorted.get(sorted.size() - 1),
                        statuses);
    }

    private static String shortened(String search) {
        return search.length() < 400 ? search : search.substring(0, 400) + "… (" + search.length() + ")";
    }

    private record Answer(int status, String body) {}

    /** By a plain socket: a proper client would not send what is broken. */
    private static Answer get(String search) throws IOException {
        var address = URI.create(RunningServer.address());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            var request = "GET " + search + " HTTP/1.1\r\nHost: " + address.getAuthority()
                    + "\r\nAccept: application/fhir+json\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            var text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0, text);
        }
    }
}

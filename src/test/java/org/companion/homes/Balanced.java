package org.companion.homes;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.companion.testing.OwnProcess;

/**
 * What a plain HTTP balancer before several servers does: each request goes to the next one, whoever asked; one that got
 * no answer, or was refused by a server that is going, is asked at the next.
 */
final class Balanced {
    private static final int SERVER_GOING = 503;
    private final List<OwnProcess> nodes;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();

    Balanced(List<OwnProcess> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /** How many requests got no answer from the server they went to first. */
    int unanswered() {
        return unanswered.get();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(node -> node.get(path));
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return send(node -> node.send(method, path, body));
    }

    /** One request to one server. */
    interface Request {
        HttpResponse<String> to(OwnProcess node) throws IOException, InterruptedException;
    }

    HttpResponse<String> send(Request request) throws IOException, InterruptedException {
        var failed = new IOException("no server");
        var first = turn.getAndIncrement();
        for (var attempt = 0; attempt < 2 * nodes.size(); attempt++) {
            try {
                var answer = request.to(nodes.get(Math.floorMod(first + attempt, nodes.size())));
                if (answer.statusCode() != SERVER_GOING) {
                    return answer;
                }
            } catch (IOException gone) {
                failed = gone;
            }
            unanswered.incrementAndGet();
        }
        throw failed;
    }
}

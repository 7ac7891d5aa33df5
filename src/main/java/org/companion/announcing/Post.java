package org.companion.announcing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Calls the endpoints of subscribers; no thread waits for them. No redirect is followed, an answer's body is thrown away,
 * and what is sent stands in no log.
 */
final class Post {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final AllowedEndpoints allowed;
    private final ExecutorService names = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "courier-names");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient http = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(Redirect.NEVER)
            .build();

    Post(AllowedEndpoints allowed) {
        this.allowed = allowed;
    }

    /** What is sent under the endpoint's address. */
    record Message(String method, String path, Optional<String> body) {}

    /** Sends it; the answer is why it was not taken, empty when it was. Looking a name up may take long too. */
    CompletableFuture<Optional<String>> send(Channel channel, Message message) {
        return CompletableFuture.supplyAsync(
                        () -> allowed.admit(channel.endpoint().toString()), names)
                .thenCompose(endpoint -> endpoint.map(address -> call(request(address, channel, message), channel))
                        .orElseGet(() -> CompletableFuture.completedFuture(
                                Optional.of("the endpoint is not allowed by the settings (any more)"))))
                .exceptionally(broken -> Optional.of(why(broken)));
    }

    private CompletableFuture<Optional<String>> call(HttpRequest request, Channel channel) {
        var running = http.sendAsync(request, answer -> new Unread());
        return running.orTimeout(channel.timeout().plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS)
                .handle((answer, broken) -> {
                    if (broken != null) {
                        running.cancel(true);
                        return Optional.of(why(broken));
                    }
                    return refusal(answer);
                });
    }

    private static HttpRequest request(URI endpoint, Channel channel, Message message) {
        var request = HttpRequest.newBuilder(URI.create(endpoint + message.path()))
                .timeout(channel.timeout())
                .method(
                        message.method(),
                        message.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
        message.body().ifPresent(body -> request.header("Content-Type", "application/fhir+json;charset=UTF-8"));
        channel.headers().forEach(header -> request.header(header.name(), header.value()));
        return request.build();
    }

    private static Optional<String> refusal(HttpResponse<?> answer) {
        var status = answer.statusCode();
        return status >= 200 && status < 300 ? Optional.empty() : Optional.of("it answered " + status);
    }

    private static String why(Throwable broken) {
        var cause = broken instanceof CompletionException && broken.getCause() != null ? broken.getCause() : broken;
        return cause instanceof TimeoutException || cause instanceof HttpTimeoutException
                ? "it did not answer in time"
                : "it could not be reached (" + cause.getClass().getSimpleName() + ")";
    }

    /** An answer's body, of which a little is taken so that the connection can be used again, and none is kept. */
    private static final class Unread implements BodySubscriber<Void> {
        private static final long MOST = 64 * 1024;

        private final CompletableFuture<Void> ended = new CompletableFuture<>();
        private Flow.@Nullable Subscription subscription;
        private long taken;

        @Override
        public CompletionStage<Void> getBody() {
            return ended;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            taken += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
            if (taken > MOST && subscription != null) {
                subscription.cancel();
                end();
            }
        }

        @Override
        public void onError(Throwable broken) {
            end();
        }

        @Override
        public void onComplete() {
            end();
        }

        @SuppressWarnings("NullAway") // there is no other Void
        private void end() {
            ended.complete(null);
        }
    }
}

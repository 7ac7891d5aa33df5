package org.companion.access;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetParseException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of one EHR, kept for a while and had anew when a key is not among them or does not fit: an EHR may
 * change its keys at any time. A server that cannot be reached leaves the last keys valid for a day.
 */
final class KeySource {
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration REFRESH = Duration.ofSeconds(5);
    private static final Duration OUTAGE = Duration.ofDays(1);
    private static final Duration FILE_KEPT = Duration.ofSeconds(5);
    /** Keys are had anew because of a token at most once in this time: a token that fits none is cheaply made. */
    private static final long PAUSE = Duration.ofSeconds(5).toNanos();

    private static final int TIMEOUT = 2_000;
    private static final int MOST_BYTES = 256 * 1024;

    private final JWKSetBasedJWKSource<SecurityContext> keys;
    private final AtomicLong renewed = new AtomicLong(System.nanoTime() - PAUSE);

    private KeySource(JWKSource<SecurityContext> keys) {
        this.keys = (JWKSetBasedJWKSource<SecurityContext>) keys;
    }

    /** The keys at an address. No redirect is followed. */
    static KeySource at(URI address) {
        try {
            var retriever = new DefaultResourceRetriever(TIMEOUT, TIMEOUT, MOST_BYTES) {
                @Override
                protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
                    var connection = super.openHTTPConnection(url);
                    connection.setInstanceFollowRedirects(false);
                    return connection;
                }
            };
            return new KeySource(JWKSourceBuilder.create(address.toURL(), retriever)
                    .cache(KEPT.toMillis(), REFRESH.toMillis())
                    .refreshAheadCache(false)
                    .rateLimited(false)
                    .outageTolerant(OUTAGE.toMillis())
                    .build());
        } catch (MalformedURLException noAddress) {
            throw new IllegalArgumentException(address + " is no address", noAddress);
        }
    }

    /** The keys in a file, which may be replaced at any time. */
    static KeySource in(Path file) {
        return new KeySource(JWKSourceBuilder.create(new InFile(file))
                .cache(FILE_KEPT.toMillis(), REFRESH.toMillis())
                .refreshAheadCache(false)
                .rateLimited(false)
                .build());
    }

    JWKSource<SecurityContext> keys() {
        return keys;
    }

    /** Has the keys anew, unless that was done just before; false when it was. */
    boolean renew() {
        var last = renewed.get();
        var now = System.nanoTime();
        if (now - last < PAUSE || !renewed.compareAndSet(last, now)) {
            return false;
        }
        try {
            keys.getJWKSetSource()
                    .getJWKSet(JWKSetCacheRefreshEvaluator.forceRefresh(), System.currentTimeMillis(), null);
            return true;
        } catch (KeySourceException unavailable) {
            return false;
        }
    }

    private record InFile(Path file) implements JWKSetSource<SecurityContext> {
        @Override
        public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
                throws KeySourceException {
            try {
                return JWKSet.load(file.toFile());
            } catch (IOException unreadable) {
                throw new JWKSetUnavailableException("the file of keys cannot be read", unreadable);
            } catch (ParseException broken) {
                throw new JWKSetParseException("the file of keys is no JWK set", broken);
            }
        }

        @Override
        public void close() {}
    }
}

package org.companion.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.ssl.ProgrammaticSslEngineFactory;
import com.datastax.oss.driver.internal.core.metrics.NoopMetricsFactory;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.companion.genomes.UnfitShelf;

/** How the house speaks to the cluster: what is asked or written counts when a quorum of the local nodes has it. */
final class Joining {
    /** A node gives up after two seconds by default; a driver that gave up before it would never learn why. */
    private static final Duration LONGEST = Duration.ofSeconds(12);

    private static final Duration LONGEST_START = Duration.ofSeconds(10);

    private Joining() {}

    /** @throws UnfitShelf when it does not answer, or does not let us in */
    static CqlSession join(CassandraSettings settings) {
        var builder = CqlSession.builder()
                .addContactPoints(settings.addresses())
                .withLocalDatacenter(settings.localDatacenter())
                .withAuthCredentials(
                        Objects.requireNonNull(settings.username()), Objects.requireNonNull(settings.password()))
                .withConfigLoader(manners());
        if (settings.tls()) {
            builder.withSslEngineFactory(new ProgrammaticSslEngineFactory(trust(), null, true));
        }
        try {
            return builder.build();
        } catch (AllNodesFailedException away) {
            throw new UnfitShelf(
                    "The Cassandra cluster at " + settings.contactPoints()
                            + " does not answer, or does not know the user"
                            + " that companion.genomes.cassandra.username names.",
                    away);
        }
    }

    private static DriverConfigLoader manners() {
        return DriverConfigLoader.programmaticBuilder()
                .withString(DefaultDriverOption.REQUEST_CONSISTENCY, DefaultConsistencyLevel.LOCAL_QUORUM.name())
                .withBoolean(DefaultDriverOption.REQUEST_DEFAULT_IDEMPOTENCE, true)
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, LONGEST)
                .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, LONGEST_START)
                .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, LONGEST_START)
                .withDuration(DefaultDriverOption.METADATA_SCHEMA_REQUEST_TIMEOUT, LONGEST)
                .withDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY, Duration.ofSeconds(20))
                .withBoolean(DefaultDriverOption.TIMESTAMP_GENERATOR_FORCE_JAVA_CLOCK, true)
                .withClass(DefaultDriverOption.METRICS_FACTORY_CLASS, NoopMetricsFactory.class)
                .build();
    }

    /** Java's own trust store, or the one that {@code javax.net.ssl.trustStore} names. */
    private static SSLContext trust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException unreadable) {
            throw new UnfitShelf("The trust store for the Cassandra cluster cannot be read.", unreadable);
        }
    }
}

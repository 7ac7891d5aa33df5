package org.companion.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.companion.delivery.Inlet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Listens for HL7 v2 over MLLP: plainly on loopback, by TLS with client certificates anywhere else. */
public final class MllpServer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(MllpServer.class);
    private static final int LARGE_AT_ONCE = 2;
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(20);

    private final MllpSettings settings;
    private final Inlet inlet;
    private final Clock clock;
    private final Semaphore large = new Semaphore(LARGE_AT_ONCE);
    private final Set<MllpConnection> open = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket server;

    MllpServer(MllpSettings settings, Inlet inlet, Clock clock) {
        this.settings = settings;
        this.inlet = inlet;
        this.clock = clock;
    }

    /** The port it listens on. */
    public int port() {
        return Objects.requireNonNull(server, "it does not listen").getLocalPort();
    }

    @Override
    public void start() {
        try {
            var address = InetAddress.getByName(settings.address());
            if (!address.isLoopbackAddress() && (settings.keystore() == null || settings.truststore() == null)) {
                throw new IllegalStateException("companion.mllp.address is not loopback: it needs"
                        + " companion.mllp.keystore and companion.mllp.truststore, so that senders show certificates");
            }
            var listening = socket();
            listening.bind(new InetSocketAddress(address, settings.port()), 50);
            server = listening;
            var thread = new Thread(() -> accept(listening), "mllp");
            thread.setDaemon(true);
            thread.start();
            LOG.info("HL7 v2 is taken by MLLP on {}:{}", settings.address(), port());
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException("MLLP cannot listen: " + failed.getMessage(), failed);
        }
    }

    private ServerSocket socket() throws IOException, GeneralSecurityException {
        if (settings.keystore() == null) {
            return new ServerSocket();
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(
                store(Path.of(settings.keystore()), password(settings.keystorePassword())),
                password(settings.keystorePassword()));
        var trust = settings.truststore() == null
                ? null
                : TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        if (trust != null) {
            trust.init(store(
                    Path.of(Objects.requireNonNull(settings.truststore())), password(settings.truststorePassword())));
        }
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust == null ? null : trust.getTrustManagers(), null);
        var socket = (SSLServerSocket) context.getServerSocketFactory().createServerSocket();
        socket.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        socket.setNeedClientAuth(trust != null);
        return socket;
    }

    private static char[] password(@Nullable String password) {
        return password == null ? new char[0] : password.toCharArray();
    }

    private static KeyStore store(Path file, char[] password) throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            return store;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the key store cannot be read: " + file, unreadable);
        }
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                if (open.size() >= settings.mostConnections()) {
                    LOG.warn("An MLLP connection was turned away: {} are open", open.size());
                    socket.close();
                    continue;
                }
                serve(socket);
            } catch (IOException failed) {
                if (!listening.isClosed()) {
                    LOG.warn("An MLLP connection failed: {}", failed.getClass().getSimpleName());
                }
            }
        }
    }

    private void serve(Socket socket) {
        var connection = new MllpConnection(socket, inlet, clock, large);
        open.add(connection);
        var thread = new Thread(
                () -> {
                    try {
                        connection.run();
                    } finally {
                        open.remove(connection);
                    }
                },
                "mllp-connection");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        try {
            if (server != null) {
                server.close();
            }
        } catch (IOException gone) {
            LOG.debug("The MLLP port was closed already");
        }
        open.forEach(MllpConnection::finish);
        awaitAnswers();
        server = null;
    }

    /** What is being taken is answered still. */
    private void awaitAnswers() {
        var end = System.nanoTime() + ANSWERED_WITHIN.toNanos();
        try {
            while (!open.isEmpty() && System.nanoTime() < end) {
                Thread.sleep(20);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    /** Listens when all else is there, and closes first. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 10;
    }
}

package org.companion.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.companion.delivery.Entry;
import org.companion.delivery.Envelope;
import org.companion.delivery.Inlet;
import org.companion.delivery.Refusal;
import org.companion.testing.Mllp;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MLLP by TLS: who shows no certificate is not let in. */
class MllpByTlsTest {
    private static final String PASSWORD = "secret-1";

    @TempDir
    static Path folder;

    private static final Inlet ANSWERING = payload -> new Inlet.Receipt(
            new Entry(
                    1,
                    "1",
                    Instant.EPOCH,
                    new Envelope("", "", "", Optional.empty()),
                    "",
                    "mllp",
                    "hl7v2",
                    Entry.State.FILED,
                    "MSA|AA|" + payload.bytes().length,
                    Optional.empty(),
                    ""),
            Refusal.never(Refusal.Reason.INTERNAL, "", ""),
            false);

    @BeforeAll
    static void keys() throws Exception {
        for (var name : List.of("server", "client", "stranger")) {
            keytool(
                    "-genkeypair",
                    "-alias",
                    name,
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=127.0.0.1",
                    "-ext",
                    "san=ip:127.0.0.1",
                    "-keystore",
                    folder + "/" + name + ".p12",
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    PASSWORD);
            keytool(
                    "-exportcert",
                    "-alias",
                    name,
                    "-keystore",
                    folder + "/" + name + ".p12",
                    "-storepass",
                    PASSWORD,
                    "-file",
                    folder + "/" + name + ".cer");
        }
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                "client",
                "-file",
                folder + "/client.cer",
                "-keystore",
                folder + "/trusted.p12",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD);
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                "server",
                "-file",
                folder + "/server.cer",
                "-keystore",
                folder + "/servers.p12",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD);
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).redirectErrorStream(true).start().waitFor())
                .isZero();
    }

    private static MllpServer server(String address, boolean keys) {
        return new MllpServer(
                new MllpSettings(
                        true,
                        0,
                        address,
                        keys ? folder + "/server.p12" : null,
                        keys ? PASSWORD : null,
                        keys ? folder + "/trusted.p12" : null,
                        keys ? PASSWORD : null,
                        8),
                ANSWERING,
                Clock.systemUTC());
    }

    @Test
    void aSenderWithACertificateThatIsTrustedIsAnswered() throws Exception {
        var server = server("127.0.0.1", true);
        server.start();
        try {
            assertThat(sent(server.port(), "client")).contains("MSA|AA|3");
            assertThatThrownBy(() -> sent(server.port(), "stranger")).isInstanceOf(IOException.class);
        } finally {
            server.stop();
        }
    }

    @Test
    void onAnotherAddressThanLoopbackItDoesNotStartWithoutCertificates() {
        assertThatThrownBy(() -> server("0.0.0.0", false).start()).hasMessageContaining("companion.mllp.truststore");
    }

    private static String sent(int port, String client) throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(client + ".p12"), PASSWORD.toCharArray());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store("servers.p12"));
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        try (var socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(Mllp.framed(new byte[] {'M', 'S', 'H'}));
            socket.getOutputStream().flush();
            var answer = new byte[200];
            var length = socket.getInputStream().read(answer);
            if (length < 0) {
                throw new IOException("the server hung up");
            }
            return new String(answer, 0, length, StandardCharsets.UTF_8);
        }
    }

    private static KeyStore store(String name) throws Exception {
        try (InputStream in = Files.newInputStream(folder.resolve(name))) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return store;
        }
    }
}

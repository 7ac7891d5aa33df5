package org.companion.inbox;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mouth for HL7 v2 over MLLP.
 *
 * @param enabled whether it listens
 * @param port where; 0 takes a free one
 * @param address on which; anything but loopback demands TLS with client certificates
 * @param keystore PKCS #12 file with the server's key; with it TLS is spoken
 * @param keystorePassword its password
 * @param truststore PKCS #12 file with the certificates of the senders' issuers; with it every sender shows one
 * @param truststorePassword its password
 * @param mostConnections at one time
 */
@ConfigurationProperties("companion.mllp")
record MllpSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("2575") int port,
        @DefaultValue("127.0.0.1") String address,
        @Nullable String keystore,
        @Nullable String keystorePassword,
        @Nullable String truststore,
        @Nullable String truststorePassword,
        @DefaultValue("64") int mostConnections) {}

package org.companion.access;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.access.HookClientSettings.Keys;

/**
 * An EHR whose tokens are taken.
 *
 * @param name in the settings
 * @param byAddress its keys by the address a token may name
 * @param own its keys where a token names no address
 */
record HookClient(
        String name,
        String issuer,
        Set<JWSAlgorithm> algorithms,
        Set<String> tenants,
        Map<URI, KeySource> byAddress,
        KeySource own) {
    private static final Set<String> SIGNED_BY_PAIR = Set.of("ES384", "RS384", "ES256", "RS256", "ES512", "RS512");

    HookClient {
        algorithms = Set.copyOf(algorithms);
        tenants = Set.copyOf(tenants);
        byAddress = Map.copyOf(byAddress);
    }

    /** The clients of the settings that have an issuer; throws with the setting's name where one is wrong. */
    static List<HookClient> of(HookClientSettings settings) {
        var clients = settings.clients().entrySet().stream()
                .filter(one -> one.getValue().issuer() != null)
                .map(one -> of(one.getKey(), one.getValue()))
                .toList();
        var issuers = new HashSet<String>();
        clients.forEach(client -> {
            if (!issuers.add(client.issuer())) {
                throw wrong(client.name(), "issuer", "another client has the same issuer");
            }
        });
        return clients;
    }

    private static HookClient of(String name, Keys keys) {
        var issuer = Optional.ofNullable(keys.issuer())
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> wrong(name, "issuer", "is blank"));
        var algorithms = new HashSet<JWSAlgorithm>();
        for (var algorithm : keys.algorithms()) {
            if (!SIGNED_BY_PAIR.contains(algorithm)) {
                throw wrong(name, "algorithms", "'" + algorithm + "' is none of " + SIGNED_BY_PAIR);
            }
            algorithms.add(JWSAlgorithm.parse(algorithm));
        }
        var byAddress = new LinkedHashMap<URI, KeySource>();
        for (var address : keys.jku()) {
            if (!isSafe(address)) {
                throw wrong(name, "jku", address + " is no https address");
            }
            byAddress.put(address, KeySource.at(address));
        }
        return new HookClient(
                name, issuer, algorithms, Set.copyOf(keys.tenants()), byAddress, own(name, keys, byAddress));
    }

    private static KeySource own(String name, Keys keys, Map<URI, KeySource> byAddress) {
        var file = keys.jwks();
        if (file != null) {
            if (!Files.isReadable(file)) {
                throw wrong(name, "jwks", "the file cannot be read");
            }
            return KeySource.in(file);
        }
        return byAddress.values().stream()
                .findFirst()
                .orElseThrow(() -> wrong(name, "jku", "is missing; set it, or jwks, to the client's public keys"));
    }

    private static boolean isSafe(URI address) {
        return "https".equals(address.getScheme())
                || ("http".equals(address.getScheme()) && Loopback.isHost(address.getHost()));
    }

    private static IllegalArgumentException wrong(String name, String setting, String words) {
        return new IllegalArgumentException("companion.hooks.clients." + name + "." + setting + ": " + words);
    }

    /** The keys for a token that names this address, or none; empty where the address is not the client's. */
    Optional<KeySource> keys(Optional<URI> address) {
        return address.isEmpty() ? Optional.of(own) : Optional.ofNullable(byAddress.get(address.get()));
    }
}

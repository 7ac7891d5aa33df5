package org.companion.access;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.companion.access.HookClientSettings.Keys;

/** The check of EHRs' tokens at one time, for tests of other rooms. */
public final class OpenTokens {
    public static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    public static final String ISSUER = "https://ehr.example";
    public static final String ADDRESS = "https://cds.example/cds-services/companion-order-sign";

    private final HookTokens tokens;

    /** @param keys file with the public keys of the one EHR that is known */
    public OpenTokens(Path keys) {
        var clients = HookClient.of(new HookClientSettings(
                Map.of("ehr", new Keys(ISSUER, List.of(), keys, List.of("ES384", "RS384"), List.of()))));
        tokens = new HookTokens(clients, (issuer, id, expires) -> true, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** Whether a token opens the door. A refusal says why. */
    public boolean take(String token) {
        var result = tokens.check(token, ADDRESS);
        if (result instanceof HookTokens.Result.Refused refused
                && (refused.check().isBlank() || refused.why().isBlank())) {
            throw new AssertionError("a refusal that does not say why");
        }
        return result instanceof HookTokens.Result.Accepted;
    }
}

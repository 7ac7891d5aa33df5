package org.companion.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.permission.Caller;
import org.companion.permission.Deed;
import org.companion.permission.Grant;
import org.companion.permission.Shown;

/** Scopes of tokens as any issuer may write them. */
class ScopeFuzzTest {
    private static final Shown OTHERS = new Shown(
            "Observation", "x", Set.of("b"), false, Map.of("category", List.of()), Set.of(), Optional.empty());

    @FuzzTest
    void scopesGrantWhatTheySayOrNothing(byte[] bytes) {
        var scopes = new String(bytes, StandardCharsets.UTF_8);
        var grants = Grant.read(scopes);
        grants.forEach(grant -> assertThat(grant.covers(grant)).isTrue());
        var caller = new Caller("app", Optional.empty(), Optional.of("a"), grants);
        if (!scopes.contains("user/") && !scopes.contains("system/")) {
            assertThat(caller.mayToAll(Deed.READ, "Observation")).isFalse();
            assertThat(caller.may(Deed.READ, OTHERS)).isFalse();
        }
        if (!scopes.contains("?")) {
            assertThat(grants).allMatch(grant -> grant.only().isEmpty());
        }
    }
}

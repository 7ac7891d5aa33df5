package org.companion.announcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is told but at the addresses of the setting. */
class AllowedEndpointsTest {
    private final AllowedEndpoints endpoints =
            new AllowedEndpoints(List.of("https://203.0.113.5/hooks", "http://127.0.0.1:8090"), false);

    @ParameterizedTest
    @ValueSource(
            strings = {"https://203.0.113.5/hooks", "https://203.0.113.5:443/hooks/a/b", "http://127.0.0.1:8090/x"})
    void whatLiesUnderOneOfThemIsAllowed(String address) {
        assertThat(endpoints.admit(address)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no address",
                "https://203.0.113.5/hooks-other",
                "https://203.0.113.5/hooks/../admin",
                "https://203.0.113.5/hooks/%2e%2e/admin?x=1",
                "https://203.0.113.5:8443/hooks",
                "http://203.0.113.5/hooks",
                "https://me:secret@203.0.113.5/hooks",
                "https://203.0.113.5/hooks?key=secret",
                "https://203.0.113.5/hooks#x",
                "https://203.0.113.6/hooks",
                "http://127.0.0.1:8091/x",
                "http://localhost:8090/x",
                "http://169.254.169.254/latest",
                "file:///etc/passwd"
            })
    void nothingElseIs(String address) {
        assertThat(endpoints.admit(address)).isEmpty();
    }

    @Test
    void aSettingThatLeadsOutUnencryptedStopsTheStart() {
        assertThatThrownBy(() -> new AllowedEndpoints(List.of("http://203.0.113.5/hooks"), false))
                .hasMessageContaining("companion.subscriptions.endpoints")
                .hasMessageContaining("neither https nor http on this machine");
        assertThatThrownBy(() -> new AllowedEndpoints(List.of("https://169.254.169.254/"), false))
                .hasMessageContaining("link-local");
        assertThat(new AllowedEndpoints(List.of(""), false).areNone()).isTrue();
    }
}

package org.companion.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedServersTest {
    private static final AllowedServers ALLOWED =
            AllowedServers.of(List.of("http://127.0.0.1:18099", "http://127.0.0.1:9000/tenant/fhir/"), false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:18099",
                "http://127.0.0.1:18099/",
                "http://127.0.0.1:18099/fhir//",
                "HTTP://127.0.0.1:18099/fhir",
                "http://127.0.0.1:9000/tenant/fhir",
                "http://127.0.0.1:9000/tenant/fhir/r4"
            })
    void everythingBelowAnAllowedAddressIsTaken(String address) {
        assertThat(ALLOWED.admit(address)).isPresent();
        assertThat(ALLOWED.admit(address).get().toString()).doesNotEndWith("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not a url",
                "//127.0.0.1:18099/fhir",
                "file:///etc/passwd",
                "ftp://127.0.0.1:18099/x",
                "jar:http://127.0.0.1:18099/x!/",
                "javascript:alert(1)",
                "https://127.0.0.1:18099/fhir",
                "http://127.0.0.1:18098/fhir",
                "http://127.0.0.1/fhir",
                "http://user:pw@127.0.0.1:18099/fhir",
                "http://127.0.0.1:18099@127.0.0.1:18098/fhir",
                "http://localhost:18099/fhir",
                "http://[::1]:18099/fhir",
                "http://2130706433:18099/fhir",
                "http://169.254.169.254/latest/meta-data",
                "http://127.0.0.1:9000/tenant/fhirish",
                "http://127.0.0.1:9000/tenant/fhir/../../other",
                "http://127.0.0.1:9000/tenant",
                "http://127.0.0.1:18099/fhir?x=1",
                "http://127.0.0.1:18099/fhir#x"
            })
    void nothingElseIsTaken(String address) {
        assertThat(ALLOWED.admit(address)).isEmpty();
    }

    @Test
    void aNameThatLeadsToThisMachineIsNotTakenAlsoWhereItIsListed() {
        assertThat(AllowedServers.of(List.of("http://localhost:18099"), true).admit("http://localhost:18099/fhir"))
                .isEmpty();
    }

    @Test
    void aNameThatLeadsNowhereIsNotTaken() {
        assertThat(AllowedServers.of(List.of("https://ehr.invalid/fhir"), false).admit("https://ehr.invalid/fhir"))
                .isEmpty();
    }

    @Test
    void aSettingThatIsNoAddressOrLinkLocalIsRefused() {
        for (var wrong : List.of("ehr.example/fhir", "file:///x", "http://169.254.169.254/")) {
            assertThatThrownBy(() -> AllowedServers.of(List.of(wrong), true))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong);
        }
    }

    @Test
    void theAddressIsTheBaseOfItsQueries() {
        var server = new EhrServer(URI.create("http://127.0.0.1:18099/fhir"), java.util.Optional.empty());
        assertThat(server.address("Observation?category=a|b"))
                .isEqualTo(URI.create("http://127.0.0.1:18099/fhir/Observation?category=a%7Cb"));
        assertThat(server.toString()).doesNotContain("Optional");
    }
}

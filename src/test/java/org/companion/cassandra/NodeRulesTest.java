package org.companion.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.Version;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.companion.genomes.UnfitShelf;
import org.junit.jupiter.api.Test;

/** A cluster that may lose what it has acknowledged, or lets anyone in, is not used. */
class NodeRulesTest {
    private static final Map<String, String> RIGHT = Map.of(
            "commitlog_sync", "batch",
            "disk_failure_policy", "stop",
            "commit_failure_policy", "die",
            "authenticator", "PasswordAuthenticator");

    private static List<String> wrong(String setting, String value) {
        var told = new HashMap<>(RIGHT);
        told.put(setting, value);
        return NodeRules.wrong("n1", Optional.of(Version.parse("5.0.9")), told);
    }

    @Test
    void aNodeThatIsSetUpWellIsUsed() {
        assertThat(wrong("commitlog_sync", "group")).isEmpty();
    }

    @Test
    void aNodeThatAcknowledgesWhatItHasNotWrittenIsRefused() {
        assertThat(wrong("commitlog_sync", "periodic"))
                .singleElement()
                .isEqualTo("commitlog_sync of n1 is \"periodic\" and has to be one of [batch, group], else a power cut"
                        + " loses what was acknowledged");
        assertThat(wrong("commit_failure_policy", "ignore")).hasSize(1);
    }

    @Test
    void aNodeThatGoesOnWithABrokenDiskIsRefused() {
        assertThat(wrong("disk_failure_policy", "ignore")).hasSize(1);
        assertThat(wrong("disk_failure_policy", "best_effort")).hasSize(1);
    }

    @Test
    void aNodeThatLetsAnyoneInIsRefused() {
        assertThat(wrong("authenticator", "AllowAllAuthenticator")).hasSize(1);
        assertThat(wrong("authenticator", "ParameterizedClass{class_name='AllowAllAuthenticator'}"))
                .hasSize(1);
        assertThat(wrong("authenticator", "")).hasSize(1);
        assertThat(wrong("authenticator", "null")).hasSize(1);
    }

    @Test
    void aNodeThatDoesNotTellIsRefused() {
        assertThat(NodeRules.wrong("n1", Optional.of(Version.parse("5.0.9")), Map.of()))
                .hasSize(4);
    }

    @Test
    void anotherMainVersionIsRefused() {
        assertThat(NodeRules.wrong("n1", Optional.of(Version.parse("4.1.4")), RIGHT))
                .containsExactly("n1 runs version 4.1.4 and not 5.x");
        assertThat(NodeRules.wrong("n1", Optional.empty(), RIGHT)).hasSize(1);
    }

    @Test
    void aKeyspaceWithFewerCopiesThanAreSetIsRefused() {
        var settings = settings(List.of("127.0.0.1"), true);
        assertThat(Tables.wrong(settings, Map.of("class", "x", "datacenter1", "3"), true))
                .isEmpty();
        assertThat(Tables.wrong(settings, Map.of("class", "x", "datacenter1", "2"), true))
                .hasSize(1);
        assertThat(Tables.wrong(settings, Map.of("class", "x", "elsewhere", "3"), true))
                .hasSize(1);
        assertThat(Tables.wrong(settings, Map.of("class", "x", "datacenter1", "3"), false))
                .hasSize(1);
    }

    @Test
    void aClusterOnOtherMachinesIsSpokenToOverTls() {
        assertThat(settings(List.of("127.0.0.1:9042", "localhost"), false).addresses())
                .hasSize(2);
        assertThatThrownBy(() -> settings(List.of("127.0.0.1", "192.0.2.1"), false))
                .isInstanceOf(UnfitShelf.class)
                .hasMessageContaining("companion.genomes.cassandra.tls");
        assertThatThrownBy(() -> new CassandraSettings(List.of("127.0.0.1"), "dc", "k", "user", null, 3, true))
                .hasMessageContaining("password");
    }

    private static CassandraSettings settings(List<String> points, boolean tls) {
        return new CassandraSettings(points, "datacenter1", "companion", "user", "secret", 3, tls);
    }
}

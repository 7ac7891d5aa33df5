package org.companion.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.Version;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.companion.genomes.UnfitShelf;

/** How every node has to be set up, so that what is acknowledged is kept and nobody comes in without a password. */
final class NodeRules {
    private static final int MAJOR = 5;
    private static final Set<String> SYNCED = Set.of("batch", "group");
    private static final Set<String> STOPPING = Set.of("stop", "stop_paranoid", "die");

    private NodeRules() {}

    /** @throws UnfitShelf when a node that is up is set up otherwise, or does not tell */
    static void hold(CqlSession session, String datacenter) {
        var wrong = session.getMetadata().getNodes().values().stream()
                .filter(node -> node.getState() == NodeState.UP && datacenter.equals(node.getDatacenter()))
                .flatMap(node ->
                        wrong(name(node), Optional.ofNullable(node.getCassandraVersion()), told(session, node))
                                .stream())
                .toList();
        if (!wrong.isEmpty()) {
            throw new UnfitShelf(
                    "The Cassandra cluster is not set up to keep genomes: " + String.join("; ", wrong) + ".");
        }
    }

    private static String name(Node node) {
        return node.getEndPoint().toString();
    }

    private static Map<String, String> told(CqlSession session, Node node) {
        try {
            var told = new HashMap<String, String>();
            session.execute(SimpleStatement.builder("select name, value from system_views.settings")
                            .setNode(node)
                            .setTimeout(Duration.ofSeconds(10))
                            .build())
                    .forEach(row ->
                            told.put(row.getString("name"), Objects.requireNonNullElse(row.getString("value"), "")));
            return told;
        } catch (DriverException refused) {
            throw new UnfitShelf(
                    "The node " + name(node)
                            + " does not tell how it is set up. The user needs the right to select from"
                            + " system_views.settings.",
                    refused);
        }
    }

    /** What is wrong with a node that tells these settings. */
    static List<String> wrong(String node, Optional<Version> version, Map<String, String> settings) {
        var wrong = new ArrayList<String>();
        if (version.map(Version::getMajor).filter(major -> major == MAJOR).isEmpty()) {
            wrong.add(node + " runs version " + version.map(Version::toString).orElse("unknown") + " and not 5.x");
        }
        demand(wrong, node, settings, "commitlog_sync", SYNCED, "else a power cut loses what was acknowledged");
        demand(wrong, node, settings, "disk_failure_policy", STOPPING, "else a broken disk answers with nothing");
        demand(wrong, node, settings, "commit_failure_policy", STOPPING, "else writes are acknowledged and not kept");
        var authenticator = settings.getOrDefault("authenticator", "");
        if (authenticator.isBlank() || authenticator.equals("null") || authenticator.contains("AllowAll")) {
            wrong.add("authenticator of " + node
                    + " lets anyone in; set PasswordAuthenticator, or one that asks as much");
        }
        return wrong;
    }

    private static void demand(
            List<String> wrong, String node, Map<String, String> settings, String name, Set<String> right, String why) {
        var value = settings.getOrDefault(name, "");
        if (!right.contains(value)) {
            wrong.add(name + " of " + node + " is \"" + value + "\" and has to be one of "
                    + right.stream().sorted().toList() + ", " + why);
        }
    }
}

package org.companion.cassandra;

import java.net.InetSocketAddress;
import java.util.List;
import org.companion.genomes.UnfitShelf;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The cluster that genomes are put on.
 *
 * @param contactPoints nodes that are asked for all others, as {@code host:port}
 * @param localDatacenter whose nodes are asked, and have to have what is written
 * @param replication on how many nodes of that data centre a block lies
 * @param tls whether the nodes are spoken to over TLS; only on this machine may they be spoken to without
 */
@ConfigurationProperties("companion.genomes.cassandra")
record CassandraSettings(
        List<String> contactPoints,
        @DefaultValue("datacenter1") String localDatacenter,
        @DefaultValue("companion") String keyspace,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("3") int replication,
        @DefaultValue("true") boolean tls) {
    private static final int PORT = 9042;

    CassandraSettings {
        refuseUnless(
                keyspace.matches("[a-z][a-z0-9_]{0,47}"),
                "keyspace",
                "is a lower-case letter, then letters, digits, _");
        refuseUnless(localDatacenter.matches("[\\w.-]+"), "local-datacenter", "is the name of a data centre");
        refuseUnless(replication >= 1 && replication <= 9, "replication", "is a number from 1 to 9");
        refuseUnless(
                username != null && password != null,
                "username and companion.genomes.cassandra.password",
                "are both needed: a cluster that lets anyone in is not used");
        refuseUnless(
                tls || contactPoints.stream().allMatch(CassandraSettings::isOnThisMachine),
                "tls",
                "may be off only where every contact point is on this machine");
    }

    private static void refuseUnless(boolean right, String setting, String words) {
        if (!right) {
            throw new UnfitShelf("companion.genomes.cassandra." + setting + " " + words + ".");
        }
    }

    List<InetSocketAddress> addresses() {
        return contactPoints.stream().map(CassandraSettings::address).toList();
    }

    private static boolean isOnThisMachine(String point) {
        var address = address(point).getAddress();
        return address != null && address.isLoopbackAddress();
    }

    private static InetSocketAddress address(String point) {
        var colon = point.lastIndexOf(':');
        if (colon < 0) {
            return new InetSocketAddress(point, PORT);
        }
        var port = point.substring(colon + 1);
        refuseUnless(port.matches("\\d{1,5}"), "contact-points", "are host:port, divided by commas");
        return new InetSocketAddress(point.substring(0, colon), Integer.parseInt(port));
    }
}

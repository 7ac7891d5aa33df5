package org.companion.cassandra;

import org.companion.genomes.BlockShelf;
import org.companion.testing.CassandraCluster;

/** The shelf on a cluster of the tests. */
public final class OpenShelf implements AutoCloseable {
    private final CassandraShelf shelf;

    private OpenShelf(CassandraShelf shelf) {
        this.shelf = shelf;
    }

    /** With a keyspace of its own. */
    public static OpenShelf of(CassandraCluster cluster) {
        return new OpenShelf(CassandraShelf.open(settings(cluster, CassandraCluster.newKeyspace(), 3)));
    }

    static CassandraSettings settings(CassandraCluster cluster, String keyspace, int replication) {
        return new CassandraSettings(
                cluster.contactPoints(),
                CassandraCluster.DATACENTER,
                keyspace,
                CassandraCluster.USER,
                CassandraCluster.PASSWORD,
                replication,
                false);
    }

    public BlockShelf shelf() {
        return shelf;
    }

    @Override
    public void close() {
        shelf.close();
    }
}

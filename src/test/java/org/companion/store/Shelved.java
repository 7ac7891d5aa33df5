package org.companion.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Clock;
import java.util.Optional;
import org.companion.cassandra.OpenShelf;
import org.companion.genomes.BlockShelf;
import org.companion.testing.CassandraCluster;
import org.companion.testing.ShelfInMemory;

/** Where genomes can lie; their contract is held against each. */
enum Shelved {
    H2,
    POSTGRES,
    ELSEWHERE,
    CASSANDRA;

    /** A new database and, where the blocks lie elsewhere, a new shelf. */
    Opened open() {
        return switch (this) {
            case H2 -> new Opened(Engine.H2.open(), Optional.empty(), () -> {});
            case POSTGRES -> new Opened(Engine.POSTGRES.open(), Optional.empty(), () -> {});
            case ELSEWHERE -> new Opened(Engine.H2.open(), Optional.of(new ShelfInMemory()), () -> {});
            case CASSANDRA -> onCluster();
        };
    }

    private static Opened onCluster() {
        assumeTrue(CassandraCluster.isThere(), "without -Pcassandra no cluster is started");
        var shelf = OpenShelf.of(CassandraCluster.three());
        return new Opened(Engine.H2.open(), Optional.of(shelf.shelf()), shelf::close);
    }

    /** An open database and the shelf beside it. */
    record Opened(Engine.Opened database, Optional<BlockShelf> elsewhere, Runnable end) implements AutoCloseable {
        StoredGenomes genomes(Clock clock) {
            return new StoredGenomes(database.sql, Transactions.of(database.manager), clock, elsewhere);
        }

        @Override
        public void close() {
            database.close();
            end.run();
        }
    }
}

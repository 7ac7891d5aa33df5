package org.companion.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.schema.KeyspaceMetadata;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.companion.genomes.UnfitShelf;

/** The keyspace and its tables; made when they are not there. */
final class Tables {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** Blocks are packed already: to compress them once more costs time and saves nothing. */
    private static final Map<String, String> MADE_BY = Map.of(
            "genome_block",
            "(number int, contig text, block int, reach int, data blob, primary key ((number, contig), block))"
                    + " with compression = {'enabled': 'false'}",
            // which partitions a number has, so that they can be removed; written before the first block of each
            "genome_contig",
            "(number int, contig text, primary key (number, contig))",
            "genome_carrier",
            "(contig text, block int, run int, first_start int, last_start int, data blob,"
                    + " primary key ((contig, block), run, first_start))"
                    + " with clustering order by (run asc, first_start desc) and compression = {'enabled': 'false'}",
            "genome_run",
            "(run int, contig text, block int, primary key (run, contig, block))");

    private Tables() {}

    /** @throws UnfitShelf when they cannot be made, or the keyspace keeps less than is set */
    static void open(CqlSession session, CassandraSettings settings) {
        try {
            if (session.getMetadata().getKeyspace(settings.keyspace()).isEmpty()) {
                make(
                        session,
                        "create keyspace if not exists " + settings.keyspace() + " with replication ="
                                + " {'class': 'NetworkTopologyStrategy', '" + settings.localDatacenter() + "': "
                                + settings.replication() + "}");
            }
            for (var table : MADE_BY.entrySet()) {
                if (keyspace(session, settings).getTable(table.getKey()).isEmpty()) {
                    make(
                            session,
                            "create table if not exists " + settings.keyspace() + "." + table.getKey() + " "
                                    + table.getValue());
                }
            }
        } catch (DriverException refused) {
            throw new UnfitShelf(
                    "The keyspace " + settings.keyspace()
                            + " or its tables could not be made: give the user the right to"
                            + " create them, or create them first.",
                    refused);
        }
        var wrong = wrong(settings, keyspace(session, settings));
        if (!wrong.isEmpty()) {
            throw new UnfitShelf("The keyspace " + settings.keyspace() + " " + String.join("; ", wrong) + ".");
        }
    }

    private static void make(CqlSession session, String statement) {
        session.execute(SimpleStatement.newInstance(statement).setTimeout(LONGEST));
        session.checkSchemaAgreement();
    }

    private static KeyspaceMetadata keyspace(CqlSession session, CassandraSettings settings) {
        return session.refreshSchema()
                .getKeyspace(settings.keyspace())
                .orElseThrow(() -> new UnfitShelf("The keyspace " + settings.keyspace() + " is not there."));
    }

    private static List<String> wrong(CassandraSettings settings, KeyspaceMetadata keyspace) {
        return wrong(settings, keyspace.getReplication(), keyspace.isDurableWrites());
    }

    /** What is wrong with a keyspace that is replicated so. */
    static List<String> wrong(CassandraSettings settings, Map<String, String> replication, boolean durable) {
        var copies = Optional.ofNullable(replication.get(settings.localDatacenter()))
                .or(() -> Optional.ofNullable(replication.get("replication_factor")))
                .filter(copy -> copy.matches("\\d+"))
                .map(Integer::parseInt)
                .orElse(0);
        if (copies < settings.replication()) {
            return List.of("keeps " + copies + " copies in " + settings.localDatacenter() + ", and "
                    + settings.replication() + " are set; alter it and repair, or lower"
                    + " companion.genomes.cassandra.replication");
        }
        return durable ? List.of() : List.of("does not write to the commit log (durable_writes)");
    }
}

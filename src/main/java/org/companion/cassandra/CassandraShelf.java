package org.companion.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.companion.genome.Contig;
import org.companion.genomes.BlockShelf;
import org.companion.genomes.CarrierChunk;
import org.companion.genomes.Mebibase;
import org.companion.genomes.PackedBlock;

/** The shelf on a cluster. What is written has been acknowledged by a quorum of the local nodes when a method returns. */
final class CassandraShelf implements BlockShelf, AutoCloseable {
    private final CqlSession session;
    private final Calls calls;
    private final Statements statements;

    private CassandraShelf(CqlSession session, String keyspace) {
        this.session = session;
        this.calls = new Calls(session);
        this.statements = new Statements(session, keyspace);
    }

    /** @throws org.companion.genomes.UnfitShelf when the cluster is away, or not set up so that it keeps what it is given */
    static CassandraShelf open(CassandraSettings settings) {
        var session = Joining.join(settings);
        try {
            NodeRules.hold(session, settings.localDatacenter());
            Tables.open(session, settings);
            return new CassandraShelf(session, settings.keyspace());
        } catch (RuntimeException refused) {
            session.close();
            throw refused;
        }
    }

    @Override
    public String name() {
        return "cassandra";
    }

    @Override
    public boolean isInDatabase() {
        return false;
    }

    @Override
    public void write(int number, Iterator<PackedBlock> blocks) {
        var sent = new InFlight(calls);
        var noted = new HashSet<Contig>();
        while (blocks.hasNext()) {
            var block = blocks.next();
            var contig = block.where().contig();
            if (noted.add(contig)) {
                Calls.awaited(calls.send(statements.noteContig.bind(number, contig.accession())));
            }
            sent.send(statements.writeBlock.bind(
                    number, contig.accession(), block.where().block(), block.reach(), ByteBuffer.wrap(block.data())));
        }
        sent.allSafe();
    }

    @Override
    public List<PackedBlock> blocks(int number, Contig contig, int from, int to) {
        return calls.rows(
                List.of(statements.blocks.bind(number, contig.accession(), from, to)),
                row -> new PackedBlock(new Mebibase(contig, row.getInt("block")), row.getInt("reach"), data(row)));
    }

    private record Numbered(int number, byte[] data) {}

    @Override
    public Map<Integer, byte[]> blocks(Collection<Integer> numbers, Mebibase where) {
        var found = new HashMap<Integer, byte[]>();
        var asked = numbers.stream()
                .map(number -> statements.block.bind(number, where.contig().accession(), where.block()))
                .toList();
        calls.rows(asked, row -> new Numbered(row.getInt("number"), data(row)))
                .forEach(one -> found.put(one.number(), one.data()));
        return found;
    }

    @Override
    public void write(int run, Mebibase where, List<CarrierChunk.Packed> chunks) {
        var contig = where.contig().accession();
        Calls.awaited(calls.send(statements.noteRun.bind(run, contig, where.block())));
        var sent = new InFlight(calls);
        chunks.forEach(chunk -> sent.send(statements.writeChunk.bind(
                contig, where.block(), run, chunk.first(), chunk.last(), ByteBuffer.wrap(chunk.data()))));
        sent.allSafe();
    }

    @Override
    public List<CarrierChunk.Packed> chunks(Collection<Integer> runs, Mebibase where) {
        return chunks(runs.stream()
                .map(run -> statements.chunks.bind(where.contig().accession(), where.block(), run))
                .toList());
    }

    @Override
    public List<CarrierChunk.Packed> chunksAt(Collection<Integer> runs, Contig contig, int position) {
        var block = Mebibase.of(contig, position).block();
        return chunks(runs.stream()
                .map(run -> statements.chunkAt.bind(contig.accession(), block, run, position))
                .toList());
    }

    private List<CarrierChunk.Packed> chunks(List<? extends Statement<?>> asked) {
        return calls.rows(
                asked, row -> new CarrierChunk.Packed(row.getInt("first_start"), row.getInt("last_start"), data(row)));
    }

    private static byte[] data(Row row) {
        var bytes = Objects.requireNonNull(row.getByteBuffer("data"), "a block without data");
        var data = new byte[bytes.remaining()];
        bytes.get(data);
        return data;
    }

    @Override
    public void remove(int number) {
        var sent = new InFlight(calls);
        calls.rows(List.of(statements.contigs.bind(number)), row -> Objects.requireNonNull(row.getString("contig")))
                .forEach(contig -> sent.send(statements.removeBlocks.bind(number, contig)));
        places(number).forEach(where -> removeChunks(number, where, sent));
        sent.allSafe();
        // last, so that what is cut off midway is found again
        Calls.awaited(calls.send(statements.forgetContigs.bind(number)));
        Calls.awaited(calls.send(statements.forgetRun.bind(number)));
    }

    @Override
    public void remove(int run, Contig contig) {
        var sent = new InFlight(calls);
        places(run).stream()
                .filter(where -> where.contig().equals(contig))
                .forEach(where -> removeChunks(run, where, sent));
        sent.allSafe();
        Calls.awaited(calls.send(statements.forgetRunOn.bind(run, contig.accession())));
    }

    private List<Mebibase> places(int run) {
        return new ArrayList<>(calls.rows(
                List.of(statements.places.bind(run)),
                row -> new Mebibase(new Contig(Objects.requireNonNull(row.getString("contig"))), row.getInt("block"))));
    }

    private void removeChunks(int run, Mebibase where, InFlight sent) {
        sent.send(statements.removeChunks.bind(where.contig().accession(), where.block(), run));
    }

    @Override
    public void close() {
        session.close();
    }
}

package org.companion.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;

/** All that is ever said to the cluster once the server runs. */
final class Statements {
    final PreparedStatement noteContig;
    final PreparedStatement writeBlock;
    final PreparedStatement blocks;
    final PreparedStatement block;
    final PreparedStatement noteRun;
    final PreparedStatement writeChunk;
    final PreparedStatement chunks;
    final PreparedStatement chunkAt;
    final PreparedStatement contigs;
    final PreparedStatement places;
    final PreparedStatement removeBlocks;
    final PreparedStatement removeChunks;
    final PreparedStatement forgetContigs;
    final PreparedStatement forgetRun;
    final PreparedStatement forgetRunOn;

    Statements(CqlSession session, String keyspace) {
        var in = keyspace + ".";
        noteContig = session.prepare("insert into " + in + "genome_contig (number, contig) values (?, ?)");
        writeBlock = session.prepare(
                "insert into " + in + "genome_block (number, contig, block, reach, data) values (?, ?, ?, ?, ?)");
        blocks = session.prepare("select block, reach, data from " + in
                + "genome_block where number = ? and contig = ? and block >= ? and block <= ?");
        block = session.prepare(
                "select number, data from " + in + "genome_block where number = ? and contig = ? and block = ?");
        noteRun = session.prepare("insert into " + in + "genome_run (run, contig, block) values (?, ?, ?)");
        writeChunk = session.prepare("insert into " + in
                + "genome_carrier (contig, block, run, first_start, last_start, data) values (?, ?, ?, ?, ?, ?)");
        chunks = session.prepare("select first_start, last_start, data from " + in
                + "genome_carrier where contig = ? and block = ? and run = ?");
        chunkAt = session.prepare("select first_start, last_start, data from " + in
                + "genome_carrier where contig = ? and block = ? and run = ? and first_start <= ? limit 1");
        contigs = session.prepare("select contig from " + in + "genome_contig where number = ?");
        places = session.prepare("select contig, block from " + in + "genome_run where run = ?");
        removeBlocks = session.prepare("delete from " + in + "genome_block where number = ? and contig = ?");
        removeChunks =
                session.prepare("delete from " + in + "genome_carrier where contig = ? and block = ? and run = ?");
        forgetContigs = session.prepare("delete from " + in + "genome_contig where number = ?");
        forgetRun = session.prepare("delete from " + in + "genome_run where run = ?");
        forgetRunOn = session.prepare("delete from " + in + "genome_run where run = ? and contig = ?");
    }
}

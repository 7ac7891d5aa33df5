package org.companion.genomes;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.companion.genome.Contig;

/**
 * Where the bulk of the genomes lies: the blocks of samples and the chunks of the carriers' runs. Both lie under numbers
 * that are never given twice. Which numbers count is known elsewhere; what lies under another is not seen.
 */
public interface BlockShelf {
    /** What the database knows it by; never to be changed. */
    String name();

    /**
     * Whether what is written is part of the transaction of the database that is open. On any other shelf it is safe
     * when the method returns, and stays when the transaction is taken back.
     */
    boolean isInDatabase();

    /**
     * Writes the blocks of a sample as they come; only a few are in memory.
     *
     * @throws ShelfAway when not all of them are safe
     */
    void write(int number, Iterator<PackedBlock> blocks);

    /** The blocks of a contig, from one to another, which is included, in order. */
    List<PackedBlock> blocks(int number, Contig contig, int from, int to);

    /** The blocks of those numbers that have one there, by number. */
    Map<Integer, byte[]> blocks(Collection<Integer> numbers, Mebibase where);

    void write(int run, Mebibase where, List<CarrierChunk.Packed> chunks);

    /** All chunks of the runs in a mebibase. */
    List<CarrierChunk.Packed> chunks(Collection<Integer> runs, Mebibase where);

    /** Of each run the last chunk that begins at the position or before it; one that ends before it may be left out. */
    List<CarrierChunk.Packed> chunksAt(Collection<Integer> runs, Contig contig, int position);

    /** Removes all that lies under a number: a sample's blocks, or a run's chunks. */
    void remove(int number);

    /** Removes the chunks of a run on one contig. */
    void remove(int run, Contig contig);
}

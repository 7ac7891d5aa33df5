package org.companion.genomes;

import java.util.ArrayList;
import java.util.List;
import org.companion.genome.Spdi;

/** Which samples carry which alleles in a stretch of a contig, packed; alleles by {@link Posting#ORDER}. */
public final class CarrierChunk {
    /** A chunk is closed when it has grown to so many bytes, so that a search unpacks little. */
    private static final int FULL = 16 * 1024;

    private CarrierChunk() {}

    /**
     * A packed chunk.
     *
     * @param first start of its first allele, zero-based
     * @param last start of its last allele
     */
    public record Packed(int first, int last, byte[] data) {}

    /** Packs postings, which come in order and each allele once, into chunks. */
    public static List<Packed> pack(Iterable<Posting> postings) {
        var chunks = new ArrayList<Packed>();
        var bytes = new Bytes();
        int first = -1;
        int at = 0;
        for (var posting : postings) {
            if (bytes.size() > FULL && posting.start() > at) {
                chunks.add(new Packed(first, at, bytes.packed()));
                bytes = new Bytes();
                first = -1;
            }
            if (first < 0) {
                first = posting.start();
                at = 0;
            }
            bytes.number(posting.start() - at);
            at = posting.start();
            write(posting, bytes);
        }
        if (first >= 0) {
            chunks.add(new Packed(first, at, bytes.packed()));
        }
        return chunks;
    }

    private static void write(Posting posting, Bytes bytes) {
        bytes.number(posting.deleted());
        bytes.bases(posting.inserted());
        bytes.number(posting.samples().length);
        int last = 0;
        for (int sample : posting.samples()) {
            bytes.number(sample - last);
            last = sample;
        }
    }

    /** All postings of a chunk. */
    public static List<Posting> unpack(byte[] packed) {
        var cursor = new Cursor(Packing.unpack(packed));
        var postings = new ArrayList<Posting>();
        int at = 0;
        while (cursor.hasMore()) {
            at += cursor.number();
            postings.add(new Posting(at, cursor.number(), cursor.bases(), samples(cursor)));
        }
        return postings;
    }

    /** The numbers of the samples that carry the allele; none when no sample does. */
    public static int[] carriers(byte[] packed, Spdi allele) {
        var cursor = new Cursor(Packing.unpack(packed));
        int at = 0;
        while (cursor.hasMore()) {
            at += cursor.number();
            if (at > allele.start()) {
                break;
            }
            int deleted = cursor.number();
            var inserted = cursor.bases();
            var samples = samples(cursor);
            if (at == allele.start() && deleted == allele.deleted().length() && inserted.equals(allele.inserted())) {
                return samples;
            }
        }
        return new int[0];
    }

    private static int[] samples(Cursor cursor) {
        var samples = new int[cursor.number()];
        int last = 0;
        for (int i = 0; i < samples.length; i++) {
            last += cursor.number();
            samples[i] = last;
        }
        return samples;
    }
}

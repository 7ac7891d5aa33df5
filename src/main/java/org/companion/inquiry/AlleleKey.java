package org.companion.inquiry;

import org.companion.genome.Spdi;

/**
 * The key under which every spelling of one allele meets: contig, start, how many bases are replaced, and by which. The
 * bases replaced are those of the reference and need not be told.
 */
public final class AlleleKey {
    /** Longer insertions are told apart by a digest of their bases. */
    private static final int LONGEST = 200;

    private AlleleKey() {}

    /** By how many bases an allele with this key makes the sequence longer; below zero, shorter. */
    public static int lengthens(String key) {
        var part = key.split(":", 4);
        var hash = part[3].indexOf('#');
        var inserted = hash < 0 ? part[3].length() : Integer.parseInt(part[3].substring(0, hash));
        return inserted - Integer.parseInt(part[2]);
    }

    /** @param allele trimmed; zero-based */
    public static String of(Spdi allele) {
        var inserted = allele.inserted();
        var bases = inserted.length() <= LONGEST ? inserted : inserted.length() + "#" + Digest.of(inserted);
        return allele.contig() + ":" + allele.start() + ":" + allele.deleted().length() + ":" + bases;
    }
}

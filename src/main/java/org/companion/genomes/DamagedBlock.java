package org.companion.genomes;

/** A block of a genome is not what was written; it is never read as an empty one. */
public final class DamagedBlock extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DamagedBlock(String what) {
        super("a block of a genome cannot be read: " + what);
    }
}

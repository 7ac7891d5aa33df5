package org.companion.inquiry;

import org.companion.genome.Spdi;

/** Whether an allele is there cannot be told without the reference sequence; absence would not be known to be true. */
public final class CannotTell extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotTell(Spdi allele) {
        super("the name may stand for a change that is kept further to the left of " + allele.contig() + ":"
                + allele.start() + "; write it as SPDI, as far to the left as it goes");
    }
}

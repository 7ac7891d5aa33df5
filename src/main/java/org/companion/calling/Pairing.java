package org.companion.calling;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Whether two alleles together make what was seen, with both copies of a phased block on the same side throughout. */
final class Pairing {
    private static final int STRAIGHT = 1;
    private static final int CROSSED = 2;

    private Pairing() {}

    static boolean fits(NamedAllele one, NamedAllele other, List<Optional<At>> seen) {
        var blocks = new HashMap<Integer, Integer>();
        for (int locus = 0; locus < seen.size(); locus++) {
            if (seen.get(locus).isEmpty()) {
                continue;
            }
            var at = seen.get(locus).get();
            var ways = ways(at, one.at(locus), other.at(locus));
            if (at.block().isPresent()) {
                ways = blocks.merge(at.block().getAsInt(), ways, (before, now) -> before & now);
            }
            if (ways == 0) {
                return false;
            }
        }
        return true;
    }

    private static int ways(At at, int one, int other) {
        int straight = has(at.first(), one) && has(at.second(), other) ? STRAIGHT : 0;
        int crossed = has(at.second(), one) && has(at.first(), other) ? CROSSED : 0;
        return straight | crossed;
    }

    private static boolean has(int state, int states) {
        return (1 << state & states) != 0;
    }
}

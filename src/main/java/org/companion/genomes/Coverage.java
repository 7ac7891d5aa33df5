package org.companion.genomes;

import java.util.List;
import java.util.Optional;
import org.companion.genome.Interval;

/**
 * Where a test looked, and where it looked in vain.
 *
 * @param studied in order, without overlap; empty when it is not told
 * @param uncallable in order, without overlap; empty when it is not told
 */
public record Coverage(Optional<List<Interval>> studied, Optional<List<Interval>> uncallable) {
    public Coverage {
        studied = studied.map(List::copyOf);
        uncallable = uncallable.map(List::copyOf);
    }

    public static Coverage untold() {
        return new Coverage(Optional.empty(), Optional.empty());
    }
}

package org.companion.announcing;

import java.util.List;
import java.util.Set;

/**
 * What is advised for a patient as things are.
 *
 * @param names of the genes, markers and tests that anything is known of
 */
public record Looked(List<Said> said, Set<String> names) {
    public Looked {
        said = List.copyOf(said);
        names = Set.copyOf(names);
    }
}

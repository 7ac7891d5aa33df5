package org.companion.chart;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * Who a patient is, as far as two records of patients can be compared by it.
 *
 * @param sex the administrative gender's code, such as {@code female}
 */
public record Person(Set<Identifier> identifiers, Optional<LocalDate> born, Optional<String> sex) {
    public Person {
        identifiers = Set.copyOf(identifiers);
    }

    /**
     * Whether the two cannot be one person: born on different days, or known to one institution under numbers that are
     * all different.
     */
    public boolean contradicts(Person other) {
        var bornApart =
                born.isPresent() && other.born.isPresent() && !born.get().equals(other.born.get());
        return bornApart || identifiers.stream().anyMatch(mine -> isDeniedBy(mine, other.identifiers));
    }

    private static boolean isDeniedBy(Identifier mine, Set<Identifier> others) {
        return others.stream().anyMatch(theirs -> theirs.system().equals(mine.system())) && !others.contains(mine);
    }

    /** Whether an institution knows both under the same number. */
    public boolean sharesIdentifierWith(Person other) {
        return identifiers.stream().anyMatch(other.identifiers::contains);
    }
}

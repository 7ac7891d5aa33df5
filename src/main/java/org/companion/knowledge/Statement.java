package org.companion.knowledge;

import java.util.Optional;
import java.util.Set;

/**
 * One thing that a source says of a drug in a person.
 *
 * @param id the pack and the source's own id, such as {@code cpic:8480389}; stable from release to release
 * @param diseases what the drug is given for; empty: whatever it is given for
 * @param then when the criterion is met
 * @param otherwise when it was looked at and is not met
 * @param untested when it is not known
 */
public record Statement(
        String id,
        Set<Ingredient> drugs,
        Optional<String> population,
        Set<Disease> diseases,
        Criterion when,
        Optional<Outcome> then,
        Optional<Outcome> otherwise,
        Optional<Outcome> untested,
        Evidence because) {
    public Statement {
        drugs = Set.copyOf(drugs);
        diseases = Set.copyOf(diseases);
    }

    /** Whether the drug is given for its marker: found it supports, absent it speaks against. */
    public boolean isRequirement() {
        return then.filter(outcome -> outcome.category() == Category.SUPPORTS).isPresent()
                && otherwise.or(() -> untested).isPresent();
    }
}

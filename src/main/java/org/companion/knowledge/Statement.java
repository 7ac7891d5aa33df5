package org.companion.knowledge;

import java.util.Optional;
import java.util.Set;

/**
 * One thing that a source says of a drug in a person.
 *
 * @param id the pack and the source's own id, such as {@code cpic:8480389}; stable from release to release
 * @param diseases what the drug is given for; empty: whatever it is given for
 * @param except of those, what it does not hold for
 * @param then when the criterion is met
 * @param otherwise when it was looked at and is not met
 * @param untested when it is not known
 * @param use how it is to be used: of one drug or of several together, at an order or only when it is asked for
 */
public record Statement(
        String id,
        Set<Ingredient> drugs,
        Optional<String> population,
        Set<Disease> diseases,
        Set<Disease> except,
        Criterion when,
        Optional<Outcome> then,
        Optional<Outcome> otherwise,
        Optional<Outcome> untested,
        Evidence because,
        Use use) {
    /** How a statement is to be used. */
    public enum Use {
        /** Of each of its drugs, whatever is given beside it. */
        EACH,
        /** Of its drugs given together; it says nothing of one of them alone. */
        TOGETHER,
        /** As {@link #EACH}, and only where somebody asks for all there is. */
        EACH_ON_REQUEST,
        /** As {@link #TOGETHER}, and only where somebody asks for all there is. */
        TOGETHER_ON_REQUEST;

        public boolean isTogether() {
            return this == TOGETHER || this == TOGETHER_ON_REQUEST;
        }

        public boolean isOnRequest() {
            return this == EACH_ON_REQUEST || this == TOGETHER_ON_REQUEST;
        }
    }

    /** Of each of its drugs. */
    public Statement(
            String id,
            Set<Ingredient> drugs,
            Optional<String> population,
            Set<Disease> diseases,
            Criterion when,
            Optional<Outcome> then,
            Optional<Outcome> otherwise,
            Optional<Outcome> untested,
            Evidence because) {
        this(id, drugs, population, diseases, Set.of(), when, then, otherwise, untested, because, Use.EACH);
    }

    public Statement {
        drugs = Set.copyOf(drugs);
        diseases = Set.copyOf(diseases);
        except = Set.copyOf(except);
    }

    /** Whether the drug is given for its marker: found it supports, absent it speaks against. */
    public boolean isRequirement() {
        return then.filter(outcome -> outcome.category() == Category.SUPPORTS).isPresent()
                && otherwise.or(() -> untested).isPresent();
    }
}

package org.companion.advice;

import java.util.List;
import java.util.Optional;
import org.companion.advice.Diagnoses.Fit;
import org.companion.knowledge.Category;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.Outcome;
import org.companion.knowledge.Statement;

/** One statement about one drug with the chart's answer. */
record Judged(Ingredient drug, Statement statement, Fit fit, Verdict verdict) {
    static Judged of(Ingredient drug, Statement statement, Fit fit, Judge judge) {
        var verdict = fit == Fit.DOES_NOT_FIT ? new Verdict.NotMet(List.of()) : judge.of(statement.when());
        return new Judged(drug, statement, fit, verdict);
    }

    Optional<Unknown> unknown() {
        return verdict instanceof Verdict.NotKnown open
                ? Optional.of(new Unknown(drug, open.need(), open.reason()))
                : Optional.empty();
    }

    Optional<Outcome> outcome() {
        if (verdict instanceof Verdict.Met) {
            return statement.then();
        }
        return verdict instanceof Verdict.NotMet ? statement.otherwise() : statement.untested();
    }

    /** What was assumed, where its criterion holds. */
    List<Proviso> provisos() {
        return verdict instanceof Verdict.Met met ? met.provisos() : List.of();
    }

    /** Whether it only says that its marker is not there or not known; that the drug fails is another matter. */
    boolean missesMarker() {
        return statement.isRequirement()
                && !isMetRequirement()
                && outcome()
                        .filter(o -> o.category() == Category.NO_BENEFIT || o.category() == Category.TEST_FIRST)
                        .isPresent();
    }

    boolean isMetRequirement() {
        return statement.isRequirement() && verdict instanceof Verdict.Met;
    }
}

package org.companion.advice;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.companion.advice.Diagnoses.Fit;
import org.companion.knowledge.Category;
import org.companion.knowledge.Disease;
import org.companion.knowledge.Indicator;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.Outcome;
import org.companion.knowledge.Statement;
import org.companion.knowledge.Strength;

/**
 * Where a drug is labelled by a marker in other cancers only and nothing is known for this patient's: that is said to who asks, and
 * interrupts nobody, since a drug may have labels without a marker of which the packs do not know.
 */
final class Elsewhere {
    /** More diseases than this are not read. */
    private static final int MOST = 4;

    private Elsewhere() {}

    /** One advice at most; none where the drug has no such label, or has one for a disease that the patient may have. */
    static List<Advice> said(Ingredient drug, Collection<Statement> statements, Visit visit) {
        var labels = statements.stream().filter(Signature::isLabel).toList();
        if (labels.isEmpty() || labels.stream().anyMatch(one -> visit.diagnoses.fit(one) != Fit.DOES_NOT_FIT)) {
            return List.of();
        }
        return List.of(new Advice(
                visit.order,
                drug,
                labels.get(0),
                outcome(labels),
                Indicator.INFO,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty()));
    }

    private static Outcome outcome(List<Statement> labels) {
        var diseases = labels.stream()
                .flatMap(one -> one.diseases().stream())
                .map(Disease::name)
                .distinct()
                .sorted()
                .limit(MOST)
                .collect(Collectors.joining(", "));
        return new Outcome(
                Category.NO_RECOMMENDATION,
                Strength.NONE,
                Optional.empty(),
                "labelled by a marker for " + diseases + "; nothing is known here for what it is given for",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}

package org.companion.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.companion.advice.Diagnoses.Fit;
import org.companion.advice.Populations.Belongs;
import org.companion.knowledge.Disease;
import org.companion.knowledge.Statement;

/** In which case a statement applies, where that is not known of the patient: population, disease, activity score. */
final class Applicability {
    private Applicability() {}

    static Optional<String> of(Statement statement, Populations populations, Fit fit, List<Proviso> provisos) {
        var parts = new ArrayList<String>();
        if (populations.of(statement).belongs() != Belongs.YES) {
            statement.population().ifPresent(name -> parts.add("for " + populations.words(name)));
        }
        if (fit == Fit.MAY_FIT) {
            parts.add("if given for "
                    + String.join(
                            " or ",
                            statement.diseases().stream()
                                    .map(Disease::name)
                                    .sorted()
                                    .toList()));
        }
        provisos.forEach(proviso -> parts.add(proviso.words()));
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
    }
}

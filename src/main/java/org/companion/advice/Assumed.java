package org.companion.advice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.companion.advice.Proviso.IfScore;
import org.companion.genome.Gene;
import org.companion.knowledge.Category;
import org.companion.knowledge.Outcome;

/**
 * The assumptions of several statements about one drug, taken together: what is advised alike for every score that a
 * reported phenotype can have holds without any.
 */
final class Assumed {
    private final Map<Key, IfScore> together = new HashMap<>();

    private record Key(Optional<String> population, Category category, String line, Gene gene) {
        static Key of(Judged one, Outcome outcome, Gene gene) {
            return new Key(one.statement().population(), outcome.category(), outcome.line(), gene);
        }
    }

    private Assumed() {}

    static Assumed by(List<Judged> judged) {
        var assumed = new Assumed();
        for (var one : judged) {
            if (one.provisos().isEmpty()) {
                continue; // nearly all of them
            }
            scores(one)
                    .forEach(score -> one.outcome()
                            .ifPresent(outcome ->
                                    assumed.together.merge(Key.of(one, outcome, score.gene()), score, IfScore::or)));
        }
        return assumed;
    }

    private static Stream<IfScore> scores(Judged one) {
        return one.provisos().stream().filter(IfScore.class::isInstance).map(IfScore.class::cast);
    }

    /** What was assumed for this one, as far as it matters. */
    List<Proviso> of(Judged one, Outcome outcome) {
        return one.provisos().stream()
                .map(proviso -> proviso instanceof IfScore score ? joined(one, outcome, score) : proviso)
                .filter(proviso -> !(proviso instanceof IfScore score && score.isCertain()))
                .toList();
    }

    private IfScore joined(Judged one, Outcome outcome, IfScore score) {
        return together.getOrDefault(Key.of(one, outcome, score.gene()), score);
    }
}

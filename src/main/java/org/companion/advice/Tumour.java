package org.companion.advice;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.companion.chart.Chart;
import org.companion.chart.Treatment;
import org.companion.knowledge.Category;
import org.companion.knowledge.Disease;
import org.companion.knowledge.KnowledgeBase;
import org.companion.knowledge.Statement;
import org.companion.tumour.Course;

/**
 * All that is to be seen of one patient's tumour at once.
 *
 * @param lines the drugs against cancer that were or are given, the oldest first
 * @param options which drugs there is evidence for and against, the best first
 * @param trials that fit
 */
public record Tumour(Course course, List<Treatment> lines, List<Option> options, List<TrialMatch> trials) {
    /** What speaks against drugs, by the name of the change it rests on; of several the first that the source names. */
    public Map<String, List<Advice>> resistance() {
        return options.stream()
                .flatMap(option -> option.advice().stream())
                .filter(one -> one.category() == Category.RESISTANCE || one.category() == Category.REDUCED_SENSITIVITY)
                .flatMap(one -> one.grounds().stream()
                        .filter(Grounds::isGene)
                        .limit(1)
                        .map(grounds -> Map.entry(grounds.words(), one)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Looks at the tumour from all sides. */
    public static final class View {
        private final KnowledgeBase knowledge;
        private final Options options;
        private final Trials trials;

        public View(KnowledgeBase knowledge, Options options, Trials trials) {
            this.knowledge = knowledge;
            this.options = options;
            this.trials = trials;
        }

        /** What is to be seen on that day. */
        public Tumour of(Chart chart, LocalDate today, Reach reach) {
            var lines = chart.treatments().stream()
                    .filter(this::isAgainstCancer)
                    .sorted((one, other) -> one.since()
                            .orElse(LocalDate.MIN)
                            .compareTo(other.since().orElse(LocalDate.MIN)))
                    .toList();
            return new Tumour(new Course(chart), lines, options.of(chart, today, reach), trials.of(chart, today));
        }

        private boolean isAgainstCancer(Treatment treatment) {
            return knowledge.drugs().recognise(treatment.drug()).stream()
                    .flatMap(drug -> knowledge.about(drug).stream())
                    .map(Statement::diseases)
                    .flatMap(Collection<Disease>::stream)
                    .anyMatch(knowledge.diseases()::isCancer);
        }
    }
}

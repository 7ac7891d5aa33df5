package org.companion.advice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.companion.chart.Chart;
import org.companion.chart.Treatment;
import org.companion.knowledge.Category;
import org.companion.knowledge.Disease;
import org.companion.knowledge.Indicator;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.KnowledgeBase;
import org.companion.knowledge.Outcome;
import org.companion.knowledge.Statement;
import org.companion.knowledge.Strength;
import org.companion.tumour.Course;
import org.jspecify.annotations.Nullable;

/**
 * Whether the tumour may have changed since it was looked at: it has grown, or another line of treatment was begun, after its
 * newest sample. Then the marker that a further drug is given for is worth a new test.
 */
final class Retest {
    /** A drug is often begun in the days in which the result comes, or in which the sample was taken. */
    private static final int DAYS = 14;

    private final Order order;
    private final KnowledgeBase knowledge;
    private final Chart chart;
    private @Nullable Optional<String> reason;

    Retest(Order order, Chart chart, KnowledgeBase knowledge) {
        this.order = order;
        this.chart = chart;
        this.knowledge = knowledge;
    }

    /** The advice, with a new test beside each drug that is supported by what may have changed. */
    List<Advice> said(List<Advice> all) {
        var said = new ArrayList<>(all);
        for (var one : all) {
            if (!order.continued() && isGivenForWhatChanges(one)) {
                why().ifPresent(reason -> said.add(one.of(again(one, reason), Indicator.INFO)));
            }
        }
        return said;
    }

    private static boolean isGivenForWhatChanges(Advice advice) {
        var changes = Signature.of(advice.statement().when())
                .filter(all -> all.stream().anyMatch(one -> !one.name().endsWith(Grounds.FUSION)))
                .isPresent();
        return advice.category() == Category.SUPPORTS
                && advice.statement().isRequirement()
                && advice.grounds().stream().anyMatch(Grounds::isGene)
                && changes;
    }

    private static Outcome again(Advice advice, String reason) {
        return new Outcome(
                Category.TEST_FIRST,
                Strength.NONE,
                Optional.of(Indicator.INFO),
                "the tumour may have changed: " + reason + "; have it tested again before a further line",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                advice.statement().untested().flatMap(Outcome::test));
    }

    private Optional<String> why() {
        if (reason == null) {
            var course = new Course(chart);
            reason = course.newestSample().flatMap(sample -> since(sample, course));
        }
        return reason;
    }

    private Optional<String> since(LocalDate sample, Course course) {
        var grown = course.progression()
                .filter(day -> day.isAfter(sample))
                .map(day -> "its newest sample is of " + sample + " and it has grown since, on " + day);
        return grown.or(() -> chart.treatments().stream()
                .filter(one -> one.since()
                        .filter(day -> day.isAfter(sample.plusDays(DAYS)))
                        .isPresent())
                .filter(this::isOtherCancerDrug)
                .max(Comparator.comparing(one -> one.since().orElseThrow()))
                .map(one -> "its newest sample is of " + sample + " and "
                        + one.drug().name() + " was begun on " + one.since().orElseThrow()));
    }

    private boolean isOtherCancerDrug(Treatment treatment) {
        var drugs = knowledge.drugs().recognise(treatment.drug());
        return drugs.stream().noneMatch(order.drugs()::contains)
                && drugs.stream().anyMatch(this::isForCancer);
    }

    private boolean isForCancer(Ingredient drug) {
        return knowledge.about(drug).stream()
                .map(Statement::diseases)
                .flatMap(Collection<Disease>::stream)
                .anyMatch(knowledge.diseases()::isCancer);
    }
}

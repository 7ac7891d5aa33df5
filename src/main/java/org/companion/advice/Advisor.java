package org.companion.advice;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.advice.Diagnoses.Fit;
import org.companion.calling.Definitions;
import org.companion.chart.Chart;
import org.companion.knowledge.Category;
import org.companion.knowledge.Indicator;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.KnowledgeBase;
import org.companion.knowledge.Outcome;
import org.companion.knowledge.Statement;
import org.companion.knowledge.Strength;
import org.companion.knowledge.Units;

/** The one decision of the house: what is known of the ordered drug, judged against one patient's chart. */
public final class Advisor {
    /** The order of advice: by urgency of its category, then by strength. */
    public static final Comparator<Advice> BY_URGENCY = Comparator.comparing(Advice::category)
            .thenComparing(Advice::strength)
            .thenComparing(advice -> advice.statement().id())
            .thenComparing(advice -> advice.drug().name());

    private static final Set<Category> AGAINST =
            EnumSet.of(Category.AVOID, Category.ALTERNATIVE, Category.NO_BENEFIT, Category.RESISTANCE);

    private static final String UNUSABLE =
            "a result that bears on this drug is on file but cannot be used as it stands; look at it or repeat the test";

    private final KnowledgeBase knowledge;
    private final Units units;
    private final Definitions definitions;

    /** An advisor that calls no alleles from variants. */
    public Advisor(KnowledgeBase knowledge, Units units) {
        this(knowledge, units, Definitions.none());
    }

    /** {@code definitions}: by which genotypes are called from variants that were reported one by one. */
    public Advisor(KnowledgeBase knowledge, Units units, Definitions definitions) {
        this.knowledge = knowledge;
        this.units = units;
        this.definitions = definitions;
    }

    /** What to do about the order, the most urgent first, and what would have to be known to say more. */
    public Consultation advise(Order order, Chart chart) {
        var visit = new Visit(order, chart, knowledge, units, definitions);
        var unknown = new LinkedHashSet<Unknown>();
        var advice = new ArrayList<Advice>();
        for (var drug : order.drugs()) {
            var judged = judged(drug, visit);
            judged.forEach(one -> one.unknown().ifPresent(unknown::add));
            var said = settled(visit, judged);
            advice.addAll(said.isEmpty() ? Elsewhere.said(drug, knowledge.about(drug), visit) : said);
        }
        advice.replaceAll(one -> withCarried(vetted(one, visit), visit));
        advice.sort(BY_URGENCY);
        return new Consultation(advice, List.copyOf(unknown));
    }

    private List<Judged> judged(Ingredient drug, Visit visit) {
        var statements = knowledge.about(drug).stream()
                .filter(statement -> isForOrder(statement, visit.order) && visit.isAsked(statement))
                .toList();
        return visit.populations.fitting(statements).stream()
                .map(statement -> Judged.of(drug, statement, visit.diagnoses.fit(statement), visit.judge))
                .filter(one -> one.fit() != Fit.DOES_NOT_FIT)
                .toList();
    }

    /** No drug is put in the place of another that this patient's results speak against as well. */
    private Advice vetted(Advice advice, Visit visit) {
        var unfit = advice.outcome().instead().stream()
                .filter(other -> settled(visit, judged(other, visit)).stream().anyMatch(Advisor::speaksAgainst))
                .toList();
        return unfit.isEmpty() ? advice : advice.without(unfit);
    }

    /** A marker that is not there is said with what is there instead. */
    private Advice withCarried(Advice advice, Visit visit) {
        return advice.category() == Category.NO_BENEFIT && advice.statement().isRequirement()
                ? new Carried(knowledge, visit).sentence().map(advice::noted).orElse(advice)
                : advice;
    }

    private static boolean speaksAgainst(Advice advice) {
        return AGAINST.contains(advice.category())
                && advice.open().isEmpty()
                && advice.applicability().isEmpty();
    }

    private static boolean isForOrder(Statement statement, Order order) {
        return order.population().isEmpty()
                || statement.population().isEmpty()
                || statement.population().equals(order.population());
    }

    private List<Advice> settled(Visit visit, List<Judged> judged) {
        var markerFound = judged.stream().anyMatch(Judged::isMetRequirement);
        var found = new ArrayList<Advice>();
        var assumed = Assumed.by(judged);
        for (var one : judged) {
            if (!(markerFound && one.missesMarker())) {
                one.outcome().ifPresent(outcome -> found.add(advice(visit, one, outcome, assumed)));
            }
        }
        var advice = visit.retest.said(found);
        advice.removeIf(a -> a.category() == Category.TEST_FIRST && isSettledOtherwise(a, advice, visit.chart));
        advice.addAll(unusable(visit, judged, advice));
        return PartOfTumour.said(Contested.said(advice));
    }

    /** A test need not be asked for that is on its way, or whose drug is spoken against already or was borne well. */
    private boolean isSettledOtherwise(Advice test, List<Advice> all, Chart chart) {
        var spokenAgainst = test.statement().isRequirement()
                && all.stream()
                        .filter(a -> a.category() == Category.RESISTANCE || a.category() == Category.NO_BENEFIT)
                        .anyMatch(a -> concernsSame(a, test));
        var pending = test.outcome()
                .test()
                .filter(wanted -> chart.pending().stream().anyMatch(p -> PendingTests.is(p, wanted)))
                .isPresent();
        return spokenAgainst || pending || isSettledByUse(test, chart);
    }

    /** What was inherited has shown by now what it does with the drug; a tumour or a blood count has not. */
    private boolean isSettledByUse(Advice test, Chart chart) {
        return Inherited.is(test.statement().when())
                && Tolerance.of(test.drug(), test.order(), chart, knowledge.drugs());
    }

    /** What speaks against a drug in one disease spares no test for another, unless it is known to hold here. */
    private static boolean concernsSame(Advice against, Advice test) {
        return against.applicability().isEmpty()
                || against.statement().diseases().equals(test.statement().diseases());
    }

    /** Results that are there and cannot be used are said, also where the source would be silent about a missing one. */
    private static List<Advice> unusable(Visit visit, List<Judged> judged, List<Advice> said) {
        var needsSaid = said.stream()
                .flatMap(a -> a.open().stream())
                .map(Unknown::need)
                .collect(toCollection(LinkedHashSet::new));
        var more = new ArrayList<Advice>();
        for (var one : judged) {
            one.unknown()
                    .filter(u -> u.reason() != Unknown.Reason.NOT_TESTED && needsSaid.add(u.need()))
                    .ifPresent(u -> more.add(advice(visit, one, unusableOutcome(), Assumed.by(List.of()))));
        }
        return more;
    }

    private static Outcome unusableOutcome() {
        return new Outcome(
                Category.TEST_FIRST,
                Strength.NONE,
                Optional.of(Indicator.INFO),
                UNUSABLE,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Advice advice(Visit visit, Judged one, Outcome outcome, Assumed assumed) {
        var applicability = Applicability.of(one.statement(), visit.populations, one.fit(), assumed.of(one, outcome));
        var doubts = visit.doubts(one);
        var caveats = new ArrayList<>(doubts);
        caveats.addAll(visit.remarks(one));
        return new Advice(
                visit.order,
                one.drug(),
                one.statement(),
                outcome,
                loudness(one, outcome, applicability.isPresent() || !doubts.isEmpty()),
                applicability,
                one.verdict().grounds(),
                List.of(),
                one.unknown(),
                caveats,
                false,
                visit.shares.of(one.verdict().grounds()));
    }

    /** Results that contradict each other are a warning: one of them is wrong, or of somebody else. */
    private static Indicator loudness(Judged one, Outcome outcome, boolean conditional) {
        var contradicting = one.unknown()
                .filter(unknown -> unknown.reason() == Unknown.Reason.CONFLICTING)
                .isPresent();
        var loudness = Loudness.of(outcome, conditional);
        return contradicting && loudness == Indicator.INFO ? Indicator.WARNING : loudness;
    }

    /** What follows from the chart's results for each drug of the packs; where a source says nothing, nothing. */
    public List<Advice> implied(Order probe, Chart chart) {
        var visit = new Visit(probe, chart, knowledge, units, definitions);
        var implied = new ArrayList<Advice>();
        for (var drug : knowledge.drugsWithStatements()) {
            var judged = judged(drug, visit);
            var assumed = Assumed.by(judged);
            for (var one : judged) {
                if (one.verdict() instanceof Verdict.Met met && !met.grounds().isEmpty()) {
                    one.statement()
                            .then()
                            .filter(outcome -> outcome.category() != Category.NO_RECOMMENDATION)
                            .ifPresent(outcome -> implied.add(advice(visit, one, outcome, assumed)));
                }
            }
        }
        return implied;
    }

    /** The drugs of the packs for which the chart answers at least one statement with yes. */
    public Set<Ingredient> drugsWithFindings(Order probe, Chart chart) {
        var judge = new Visit(probe, chart, knowledge, units, definitions).judge;
        return knowledge.drugsWithStatements().stream()
                .filter(drug -> knowledge.about(drug).stream()
                        .anyMatch(statement ->
                                !judge.of(statement.when()).grounds().isEmpty()))
                .collect(toCollection(LinkedHashSet::new));
    }
}

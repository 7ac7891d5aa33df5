package org.companion.announcing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.advice.Advice;
import org.companion.advice.Advisor;
import org.companion.advice.Grounds;
import org.companion.advice.Order;
import org.companion.advice.Reach;
import org.companion.chart.Chart;
import org.companion.chart.Charts;
import org.companion.chart.Coded;
import org.companion.chart.PatientId;
import org.companion.knowledge.Category;
import org.companion.knowledge.Ingredient;

/** What is advised for a patient about all drugs that any result bears on, and rests on a result. */
public final class Advising {
    private static final Set<Category> NOT_TOLD =
            EnumSet.of(Category.TEST_FIRST, Category.TRIAL, Category.STANDARD, Category.NO_RECOMMENDATION);

    private final Advisor advisor;
    private final Charts charts;
    private final Clock clock;

    public Advising(Advisor advisor, Charts charts, Clock clock) {
        this.advisor = advisor;
        this.charts = charts;
        this.clock = clock;
    }

    /** Empty for a patient who is not on file. The chart is read anew, with the packs as they are now. */
    Optional<List<Said>> of(PatientId patient) {
        return Optional.ofNullable(charts.ofAll(List.of(patient)).get(patient)).map(this::said);
    }

    /** About these drugs alone, for those of the patients who are on file. */
    Map<PatientId, List<Said>> of(List<PatientId> patients, Set<Ingredient> drugs) {
        var said = new LinkedHashMap<PatientId, List<Said>>();
        charts.ofAll(patients)
                .forEach((patient, chart) -> said.put(
                        patient,
                        said(
                                chart,
                                borneUpon(chart).stream()
                                        .filter(drugs::contains)
                                        .toList())));
        return said;
    }

    private List<Said> said(Chart chart) {
        return said(chart, borneUpon(chart));
    }

    private Set<Ingredient> borneUpon(Chart chart) {
        return advisor.drugsWithFindings(order("", Set.of(), LocalDate.now(clock)), chart);
    }

    private List<Said> said(Chart chart, Collection<Ingredient> drugs) {
        var today = LocalDate.now(clock);
        var said = new LinkedHashMap<String, Said>();
        for (var drug : drugs) {
            advisor.advise(order(drug.name(), Set.of(drug), today), chart).advice().stream()
                    .filter(Advising::isTold)
                    .map(Advising::said)
                    .forEach(one -> said.putIfAbsent(one.key(), one));
        }
        return new ArrayList<>(said.values());
    }

    private static boolean isTold(Advice advice) {
        return !NOT_TOLD.contains(advice.category())
                && !advice.grounds().isEmpty()
                && advice.open().isEmpty();
    }

    private static Said said(Advice advice) {
        return new Said(
                advice.statement().id(),
                advice.category(),
                advice.drug().name(),
                Written.digest(List.of(advice.outcome(), advice.indicator(), advice.applicability())),
                advice.grounds().stream()
                        .map(Grounds::reference)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList());
    }

    /** As {@code $advise} asks where no medication is named. */
    private static Order order(String words, Set<Ingredient> drugs, LocalDate today) {
        return new Order(Optional.empty(), Coded.words(words), drugs, List.of(), Optional.empty(), false, today)
                .reaching(Reach.OPTIONS);
    }
}

package org.companion.advice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.companion.chart.Chart;
import org.companion.chart.Coded;
import org.companion.knowledge.Category;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.KnowledgeBase;
import org.companion.knowledge.Statement;

/** Which drugs there is evidence for and against by what a tumour carries, before any is ordered. */
public final class Options {
    /**
     * Those that nothing speaks against first, by the best evidence for them; those with nothing for them last. Within a grade the
     * newest source first, since a label of today was won against those before it; then by name.
     */
    private static final Comparator<Option> RANKED = Comparator.comparing(
                    (Option option) -> option.supporting().isEmpty())
            .thenComparing(option -> !option.against().isEmpty())
            .thenComparing(Option::grade)
            .thenComparing(Option::newest, Comparator.reverseOrder())
            .thenComparing(Option::given);

    private final Advisor advisor;
    private final KnowledgeBase knowledge;

    public Options(Advisor advisor, KnowledgeBase knowledge) {
        this.advisor = advisor;
        this.knowledge = knowledge;
    }

    /** The options, the best supported first. {@code reach}: whether reports of single patients count. */
    public List<Option> of(Chart chart, LocalDate today, Reach reach) {
        var order = new Order(Optional.empty(), Coded.words(""), drugs(), List.of(), Optional.empty(), true, today);
        var byGiven = new LinkedHashMap<String, List<Advice>>();
        advisor.advise(order.reaching(reach), chart).advice().stream()
                .filter(this::isOfTumour)
                .forEach(one -> add(byGiven.computeIfAbsent(one.given(), name -> new ArrayList<>()), one));
        warned(byGiven);
        return byGiven.entrySet().stream()
                .map(entry -> new Option(entry.getKey(), entry.getValue()))
                .sorted(RANKED)
                .toList();
    }

    /** What makes one drug fail is said of those that are given with it too. */
    private static void warned(Map<String, List<Advice>> byGiven) {
        byGiven.values().stream()
                .filter(said ->
                        said.stream().anyMatch(one -> one.statement().use().isTogether()))
                .forEach(said -> said.get(0)
                        .statement()
                        .drugs()
                        .forEach(drug -> byGiven.getOrDefault(drug.name(), List.of()).stream()
                                .filter(one -> one.category() == Category.RESISTANCE
                                        && !one.outweighed()
                                        && !one.statement().use().isTogether())
                                .forEach(one -> add(said, one))));
    }

    /** What is said of several drugs together is met at each of them. */
    private static void add(List<Advice> said, Advice one) {
        var known = said.stream()
                .anyMatch(other ->
                        other.statement().id().equals(one.statement().id()) && other.category() == one.category());
        if (!known) {
            said.add(one);
        }
    }

    private boolean isOfTumour(Advice advice) {
        return advice.open().isEmpty()
                && !advice.grounds().isEmpty()
                && advice.category() != Category.TEST_FIRST
                && isOfCancer(advice.statement());
    }

    /** All drugs that anything is said of in a cancer; they are looked at together, the chart being read once. */
    private Set<Ingredient> drugs() {
        return knowledge.drugsWithStatements().stream()
                .filter(drug -> knowledge.about(drug).stream().anyMatch(this::isOfCancer))
                .collect(Collectors.toSet());
    }

    private boolean isOfCancer(Statement statement) {
        return statement.diseases().stream().anyMatch(knowledge.diseases()::isCancer);
    }
}

package org.companion.advice;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.companion.knowledge.Category;
import org.companion.knowledge.Evidence;
import org.companion.knowledge.Grade;

/**
 * A drug, or drugs together, of which something is known for what the tumour carries: what speaks for it and what against,
 * shown together, the best evidence first.
 *
 * @param given the drug's name, or those of all that are given together
 */
public record Option(String given, List<Advice> advice) {
    private static final Comparator<Advice> BEST_FIRST = Comparator.comparing(
                    (Advice one) -> Grade.of(one.statement().because()))
            .thenComparing(Advice::strength)
            .thenComparing(one -> one.statement().id());

    public Option {
        advice = advice.stream().sorted(BEST_FIRST).toList();
    }

    /** What speaks for it. */
    public List<Advice> supporting() {
        return advice.stream()
                .filter(one -> one.category() == Category.SUPPORTS)
                .toList();
    }

    /** What speaks against it, or calls for a change. */
    public List<Advice> against() {
        return advice.stream().filter(one -> !one.category().isQuiet()).toList();
    }

    /** The best grade of what speaks for it, else of what is said at all. */
    public Grade grade() {
        return (supporting().isEmpty() ? advice : supporting())
                .stream()
                        .map(one -> Grade.of(one.statement().because()))
                        .min(Comparator.naturalOrder())
                        .orElse(Grade.C);
    }

    /** The version, most often the date, of the newest of what decides its grade. */
    public String newest() {
        return (supporting().isEmpty() ? advice : supporting())
                .stream()
                        .map(one -> one.statement().because())
                        .filter(because -> Grade.of(because) == grade())
                        .map(Evidence::version)
                        .max(Comparator.naturalOrder())
                        .orElse("");
    }

    /** What is said of it in words, such as {@code FDA-label, CIViC A (EGFR L858R)}; what speaks against it says so. */
    public List<String> sources() {
        var byFinding = new LinkedHashMap<String, Set<String>>();
        advice.stream()
                .filter(one -> one.category() != Category.STANDARD && one.category() != Category.NO_RECOMMENDATION)
                .forEach(one -> byFinding
                        .computeIfAbsent(finding(one), key -> new LinkedHashSet<>())
                        .add(level(one)));
        return byFinding.entrySet().stream()
                .map(one -> one.getKey() + ": " + String.join(", ", one.getValue()))
                .toList();
    }

    private static String finding(Advice advice) {
        var results = String.join(", ", Wording.results(advice));
        return advice.category() == Category.SUPPORTS
                ? results
                : advice.category().words() + " by " + results;
    }

    private static String level(Advice advice) {
        var because = advice.statement().because();
        return Grade.of(because) == Grade.RULE
                ? because.level()
                : because.source().split(",", 2)[0] + " " + because.level();
    }
}

package org.companion.advice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.companion.knowledge.Category;
import org.companion.knowledge.Evidence;
import org.companion.knowledge.Grade;
import org.companion.knowledge.Indicator;

/** Where evidence of one and the same finding goes both ways: for the drug, and against it. */
final class Contested {
    /** No recommendation is what a study says that looked for a response and did not find it. */
    private static final Set<Category> NOT_FOR = EnumSet.of(
            Category.NO_BENEFIT, Category.RESISTANCE, Category.REDUCED_SENSITIVITY, Category.NO_RECOMMENDATION);

    private static final Set<Category> NOT_AGAINST = EnumSet.of(Category.SUPPORTS, Category.STANDARD);

    private Contested() {}

    /** The same advice, each with what speaks to the contrary; what is against a drug is quiet where that is the better. */
    static List<Advice> said(List<Advice> all) {
        var said = new ArrayList<Advice>(all.size());
        for (var one : all) {
            var contrary = contraries(one.category());
            var spoken = contrary.isEmpty() || one.grounds().isEmpty()
                    ? List.<Advice>of()
                    : all.stream()
                            .filter(other -> contrary.contains(other.category()) && isOfSame(other, one))
                            .toList();
            said.add(spoken.isEmpty() ? one : contested(one, spoken));
        }
        return said;
    }

    private static Set<Category> contraries(Category category) {
        return switch (category) {
            case SUPPORTS -> NOT_FOR;
            case RESISTANCE, REDUCED_SENSITIVITY -> NOT_AGAINST;
            case NO_BENEFIT -> EnumSet.of(Category.SUPPORTS);
            default -> Set.of();
        };
    }

    /** It rests on the same findings; a rule that gives no advice is no study that found nothing. */
    private static boolean isOfSame(Advice other, Advice one) {
        var isSilent = other.category() == Category.NO_RECOMMENDATION
                && Grade.of(other.statement().because()) == Grade.RULE;
        return !isSilent
                && other.open().isEmpty()
                && !other.statement().id().equals(one.statement().id())
                && findings(other).equals(findings(one));
    }

    private static Set<String> findings(Advice advice) {
        return advice.grounds().stream().map(Grounds::words).collect(Collectors.toSet());
    }

    private static Advice contested(Advice one, List<Advice> contrary) {
        var best = contrary.stream()
                .map(other -> other.statement().because())
                .min(Comparator.comparing(Grade::of))
                .orElseThrow();
        var isFor = one.category() == Category.SUPPORTS;
        var outweighed =
                !isFor && Grade.of(best).compareTo(Grade.of(one.statement().because())) < 0;
        var loudness = outweighed ? Indicator.INFO : one.indicator();
        return one.contested(sentence(best, contrary.size(), isFor), loudness, outweighed);
    }

    private static String sentence(Evidence best, int count, boolean isFor) {
        var verb = count > 1 ? " and " + (count - 1) + " more speak" : " speaks";
        return "Evidence goes both ways: " + best.title() + " (level " + best.level() + ")" + verb
                + (isFor ? " against it." : " for it.");
    }
}

package org.companion.advice;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.companion.knowledge.Category;

/** Where two sources look at the same gene of the same person and ask for different things. */
public final class Differing {
    private static final Map<Category, String> ASKED = new EnumMap<>(Map.of(
            Category.AVOID, "another drug",
            Category.ALTERNATIVE, "another drug",
            Category.NO_BENEFIT, "another drug",
            Category.DOSE_CHANGE, "another dose",
            Category.CAUTION, "caution",
            Category.MONITOR, "caution",
            Category.STANDARD, "usual care"));

    private Differing() {}

    /** Of {@code all}, what a source calls usual care where another one, in {@code said}, asks for something. */
    public static List<Advice> from(List<Advice> said, List<Advice> all) {
        return all.stream()
                .filter(other -> other.category() == Category.STANDARD
                        && said.stream().anyMatch(one -> isOfOtherSource(one, other) && sharesGene(one, other)))
                .toList();
    }

    /** In one sentence what each source asks for; empty where they agree or only one speaks. */
    static Optional<String> said(List<Advice> together) {
        for (var first : together) {
            var asked = new TreeMap<String, Category>();
            together.stream()
                    .filter(other -> other.drug().equals(first.drug()) && sharesGene(first, other))
                    .filter(other -> ASKED.containsKey(other.category()))
                    .forEach(other ->
                            asked.merge(other.statement().because().source(), other.category(), Differing::moreUrgent));
            if (asked.values().stream().map(ASKED::get).distinct().count() > 1) {
                return Optional.of(asked.entrySet().stream()
                        .map(one -> one.getKey() + " asks for " + ASKED.get(one.getValue()))
                        .collect(Collectors.joining(", ", "Sources differ: ", ".")));
            }
        }
        return Optional.empty();
    }

    private static Category moreUrgent(Category one, Category other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static boolean isOfOtherSource(Advice one, Advice other) {
        return !one.statement()
                        .because()
                        .source()
                        .equals(other.statement().because().source())
                && one.drug().equals(other.drug());
    }

    private static boolean sharesGene(Advice one, Advice other) {
        return one.grounds().stream()
                .anyMatch(mine -> mine.isGene()
                        && other.grounds().stream()
                                .anyMatch(theirs -> theirs.subject().equals(mine.subject())));
    }
}

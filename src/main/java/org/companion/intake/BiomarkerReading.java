package org.companion.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.companion.chart.Coded;
import org.companion.chart.Finding;
import org.companion.chart.Finding.Biomarker;
import org.companion.chart.Finding.Trait;
import org.companion.chart.Finding.Unreadable;
import org.companion.chart.Words;

/** Reads the answer to a named marker, such as HER2 or MSI, by the words of the markers pack. */
final class BiomarkerReading {
    private static final String EQUIVOCAL = "equivocal";

    private final Vocabulary vocabulary;

    BiomarkerReading(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The marker's result; none where it is a number, which is read as a measurement. */
    List<Finding> read(String marker, Reported reported) {
        var answer = reported.answer().coded();
        var values = values(marker, answer);
        if (values.isPresent()) {
            return List.of(found(marker, values.get(), answer.name(), reported));
        }
        var number = reported.answer().amount();
        if (number.isPresent() && answer.isEmpty()) {
            return values(marker, reported.interpretation())
                    .map(read -> found(
                            marker,
                            read,
                            number.get().value().toPlainString() + " "
                                    + number.get().unit() + ", "
                                    + reported.interpretation().name(),
                            reported))
                    .map(List::of)
                    .orElse(List.of());
        }
        var what = reported.noAnswer() || answer.isEmpty()
                ? "no result"
                : reported.code().name();
        return List.of(new Unreadable(Set.of(marker), what, reported.source()));
    }

    private Finding found(String marker, Set<String> values, String written, Reported reported) {
        return vocabulary.living().traits().contains(marker)
                ? new Trait(marker, values, written, reported.source())
                : new Biomarker(marker, values, written, reported.source());
    }

    private Optional<Set<String>> values(String marker, Coded answer) {
        var spellings = vocabulary.markerValues().getOrDefault(marker, Map.of());
        return answer.writings()
                .map(Words::fold)
                .flatMap(text -> value(spellings, text).stream())
                .findFirst();
    }

    /** The whole text's value, else what the spellings in it agree on; those inside a longer one do not count. */
    private static Optional<Set<String>> value(Map<String, Set<String>> spellings, String text) {
        var whole = Optional.ofNullable(spellings.get(text));
        return whole.or(() -> {
            var told = spellings.keySet().stream()
                    .filter(spelling -> Words.contains(text, spelling))
                    .toList();
            var outer = told.stream()
                    .filter(one -> told.stream().noneMatch(other -> !other.equals(one) && Words.contains(other, one)))
                    .map(spellings::get)
                    .toList();
            return agreed(outer);
        });
    }

    /** All values where they overlap; an equivocal one gives way to another, as when a second method decided. */
    private static Optional<Set<String>> agreed(List<Set<String>> values) {
        var firm = values.stream().filter(value -> !value.contains(EQUIVOCAL)).toList();
        var counted = firm.isEmpty() ? values : firm;
        var common = new HashSet<String>();
        counted.stream().limit(1).forEach(common::addAll);
        counted.forEach(common::retainAll);
        return common.isEmpty()
                ? Optional.empty()
                : Optional.of(counted.stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet()));
    }
}

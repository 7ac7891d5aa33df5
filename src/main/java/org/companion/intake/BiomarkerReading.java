package org.companion.intake;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.Coded;
import org.companion.chart.Finding;
import org.companion.chart.Finding.Biomarker;
import org.companion.chart.Finding.Unreadable;
import org.companion.chart.Words;

/** Reads the answer to a named marker, such as HER2 or MSI, by the words of the markers pack. */
final class BiomarkerReading {
    private final Vocabulary vocabulary;

    BiomarkerReading(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The marker's result; none where it is a number, which is read as a measurement. */
    List<Finding> read(String marker, Reported reported) {
        var answer = reported.answer().coded();
        var values = values(marker, answer);
        if (values.isPresent()) {
            return List.of(new Biomarker(marker, values.get(), answer.name(), reported.source()));
        }
        var number = reported.answer().amount().isPresent();
        if (number && answer.isEmpty()) {
            return List.of();
        }
        var what = reported.noAnswer() || answer.isEmpty()
                ? "no result"
                : reported.code().name();
        return List.of(new Unreadable(Set.of(marker), what, reported.source()));
    }

    private Optional<Set<String>> values(String marker, Coded answer) {
        var spellings = vocabulary.markerValues().getOrDefault(marker, Map.of());
        return answer.writings()
                .map(Words::fold)
                .flatMap(text -> value(spellings, text).stream())
                .findFirst();
    }

    /** The whole text's value, else that of the longest spelling which stands in it as words. */
    private static Optional<Set<String>> value(Map<String, Set<String>> spellings, String text) {
        var whole = Optional.ofNullable(spellings.get(text));
        return whole.or(() -> spellings.entrySet().stream()
                .filter(spelling -> Words.contains(text, spelling.getKey()))
                .max(Comparator.comparingInt(spelling -> spelling.getKey().length()))
                .map(Map.Entry::getValue));
    }
}

package org.companion.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.Coded;
import org.companion.chart.Finding;
import org.companion.chart.Finding.Biomarker;
import org.companion.chart.Finding.Susceptibility;
import org.companion.chart.Finding.Susceptibility.Answer;
import org.companion.chart.Finding.Unreadable;
import org.companion.chart.Words;
import org.companion.intake.Reported.Part;

/** Reads what grew in a culture, and what drugs do to it. */
final class GermReading {
    private static final Set<String> GROWN = Set.of("positive");

    /** The longer of two that fit goes first: {@code not susceptible} is not susceptible. */
    private static final List<Map.Entry<String, Answer>> WORDS = List.of(
            Map.entry("no resistance", Answer.SUSCEPTIBLE),
            Map.entry("not resistant", Answer.SUSCEPTIBLE),
            Map.entry("no mutation", Answer.SUSCEPTIBLE),
            Map.entry("mutation not detected", Answer.SUSCEPTIBLE),
            Map.entry("resistance not detected", Answer.SUSCEPTIBLE),
            Map.entry("wild type", Answer.SUSCEPTIBLE),
            Map.entry("non susceptible", Answer.RESISTANT),
            Map.entry("nonsusceptible", Answer.RESISTANT),
            Map.entry("not susceptible", Answer.RESISTANT),
            Map.entry("resistant", Answer.RESISTANT),
            Map.entry("resistance", Answer.RESISTANT),
            Map.entry("mutation detected", Answer.RESISTANT),
            Map.entry("intermediate", Answer.INTERMEDIATE),
            Map.entry("dose dependent", Answer.INTERMEDIATE),
            Map.entry("susceptible", Answer.SUSCEPTIBLE),
            Map.entry("sensitive", Answer.SUSCEPTIBLE));

    /** HL7's codes of interpretation. */
    private static final Map<String, Answer> CODES = Map.of(
            "s", Answer.SUSCEPTIBLE,
            "i", Answer.INTERMEDIATE,
            "sdd", Answer.INTERMEDIATE,
            "syn s", Answer.SUSCEPTIBLE,
            "r", Answer.RESISTANT,
            "ns", Answer.RESISTANT,
            "syn r", Answer.RESISTANT);

    private final Vocabulary vocabulary;

    GermReading(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The known germs that a culture's answer names; empty where the result is of no culture, or of other germs. */
    List<Finding> grown(Reported reported) {
        var isCulture = reported.code().codes().stream()
                .anyMatch(code -> vocabulary.living().cultures().contains(code.code()));
        if (!isCulture || isNone(reported.answer().coded())) {
            return List.of();
        }
        var answer = reported.answer().coded();
        return vocabulary
                .germ(answer)
                .map(germ -> List.<Finding>of(new Biomarker(germ, GROWN, "grown", reported.source())))
                .orElse(List.of());
    }

    private static boolean isNone(Coded answer) {
        return answer.writings()
                .map(Words::fold)
                .anyMatch(text -> text.startsWith("no ") || text.startsWith("not ") || text.startsWith("negative"));
    }

    /** What drugs do to a germ, as the result or its parts say; none where it is about something else. */
    List<Finding> susceptibilities(Reported reported) {
        var drug = vocabulary.susceptibility(reported.code());
        var germ = germ(reported);
        if (drug.isPresent()) {
            return List.of(read(reported, germ, drug.get()));
        }
        return reported.parts().stream()
                .flatMap(part -> part(reported, part, germ).stream())
                .toList();
    }

    private Optional<Finding> part(Reported reported, Part part, Optional<String> germ) {
        return vocabulary
                .susceptibility(part.code())
                .flatMap(drug -> answer(part.answer().coded())
                        .map(answer -> new Susceptibility(germ, drug, answer, reported.source())));
    }

    private Optional<String> germ(Reported reported) {
        return vocabulary
                .germ(reported.code())
                .or(() -> vocabulary.germ(reported.about()))
                .or(() -> reported.parts().stream()
                        .flatMap(part -> vocabulary.germ(part.answer().coded()).stream())
                        .findFirst())
                .or(() -> vocabulary.germ(reported.answer().coded()));
    }

    private static Finding read(Reported reported, Optional<String> germ, String drug) {
        return answer(reported.interpretation())
                .or(() -> answer(reported.answer().coded()))
                .or(() -> resistance(reported))
                .<Finding>map(answer -> new Susceptibility(germ, drug, answer, reported.source()))
                .orElseGet(() -> new Unreadable(
                        Set.of(drug + " susceptibility"),
                        reported.noAnswer() ? "no result" : reported.code().name(),
                        reported.source()));
    }

    /** The answer to the question whether the germ resists, or has a change that makes it resist. */
    private static Optional<Answer> resistance(Reported reported) {
        var isAsked = reported.code()
                .writings()
                .map(Words::fold)
                .anyMatch(text -> text.contains("resist") || text.contains("mutation"));
        return isAsked
                ? Presences.of(reported.answer().coded()).flatMap(presence -> switch (presence) {
                    case PRESENT -> Optional.of(Answer.RESISTANT);
                    case ABSENT -> Optional.of(Answer.SUSCEPTIBLE);
                    case NO_CALL, INDETERMINATE -> Optional.<Answer>empty();
                })
                : Optional.empty();
    }

    private static Optional<Answer> answer(Coded written) {
        return written.writings()
                .map(Words::fold)
                .flatMap(text -> Optional.ofNullable(CODES.get(text))
                        .or(() -> WORDS.stream()
                                .filter(known -> Words.contains(text, known.getKey()))
                                .findFirst()
                                .map(Map.Entry::getValue))
                        .stream())
                .findFirst();
    }
}

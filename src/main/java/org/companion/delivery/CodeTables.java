package org.companion.delivery;

import java.util.Map;
import java.util.Optional;
import org.companion.chart.Coded;
import org.companion.chart.Words;

/**
 * What senders' own codes of questions mean, and by which codes answers in words are known.
 *
 * @param questions by facility (or {@code *}), coding system and code as they stand in messages
 * @param answers by the LOINC code of a question and the folded words of an answer
 */
public record CodeTables(Map<Local, Coded.Code> questions, Map<Said, Coded.Code> answers) {
    public CodeTables {
        questions = Map.copyOf(questions);
        answers = Map.copyOf(answers);
    }

    /** System of the questions that have no LOINC code. */
    public static final String OWN = "urn:companion:question";

    /** A code of a sender's own. */
    public record Local(String facility, String system, String code) {}

    /** Words said in answer to a question. */
    public record Said(String loinc, String folded) {}

    /** What this facility means by its code; what it says itself comes before what all say. */
    public Optional<Coded.Code> question(String facility, String system, String code) {
        return Optional.ofNullable(questions.get(new Local(facility, system, code)))
                .or(() -> Optional.ofNullable(questions.get(new Local("*", system, code))));
    }

    /** The code of an answer that is given in words. */
    public Optional<Coded.Code> answer(String loinc, String words) {
        return Optional.ofNullable(answers.get(new Said(loinc, Words.fold(words))));
    }
}

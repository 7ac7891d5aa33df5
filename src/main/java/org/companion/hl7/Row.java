package org.companion.hl7;

import java.util.List;
import org.companion.chart.Coded;
import org.companion.delivery.Result.Remarks;
import org.companion.delivery.Standing;
import org.companion.intake.Reported.Answer;

/**
 * One OBX: a question and its answers.
 *
 * @param number of the OBX in its report, from one
 * @param loinc the question's LOINC code, or empty where it has none
 * @param sub OBX-4 with the order it stands under, or empty
 * @param answers one for each repetition
 */
record Row(
        int number,
        Coded question,
        String loinc,
        String sub,
        List<Answer> answers,
        Standing standing,
        Remarks remarks) {
    Row {
        answers = List.copyOf(answers);
    }

    boolean asks(String code) {
        return loinc.equals(code);
    }

    /** The first answer. */
    Answer answer() {
        return answers.isEmpty() ? Answer.none() : answers.get(0);
    }

    /** The answer in words. */
    String words() {
        return answers.isEmpty() ? "" : answers.get(0).coded().name();
    }
}

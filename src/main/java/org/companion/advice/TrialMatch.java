package org.companion.advice;

import java.util.List;
import org.companion.knowledge.Recruitment;
import org.companion.knowledge.Trial;

/**
 * A trial that a patient may fit.
 *
 * @param status whether it takes patients on the day, as far as is known
 * @param grounds the findings by which it fits
 * @param open what has to be cleared first, in words; empty: nothing that the trial's criteria here ask for
 */
public record TrialMatch(Trial trial, Recruitment status, List<Grounds> grounds, List<String> open) {
    public TrialMatch {
        grounds = List.copyOf(grounds);
        open = List.copyOf(open);
    }
}

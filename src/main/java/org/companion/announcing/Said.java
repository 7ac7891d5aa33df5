package org.companion.announcing;

import java.util.List;
import org.companion.consent.Withheld;
import org.companion.knowledge.Category;

/**
 * One thing that is advised for a patient.
 *
 * @param digest of what exactly it says
 * @param grounds references of the results it rests on; not kept
 */
public record Said(String statement, Category category, String drug, String digest, List<String> grounds) {
    public Said {
        grounds = List.copyOf(grounds);
    }

    /** What makes it another advice rather than the same in other words. */
    public String key() {
        return statement + "|" + category.code() + "|" + drug;
    }

    /** Whether it says the same in the same words. */
    String exactly() {
        return key() + "|" + digest;
    }

    /** Whether nothing of what it rests on is withheld; what rests on no resource rests on what a sequencer called. */
    boolean isVisible(Withheld withheld) {
        return grounds.isEmpty() ? !withheld.holdsGenome() : grounds.stream().noneMatch(withheld::holds);
    }

    /** Whether somebody should hear of it soon; what supports a drug can wait for an order. */
    public boolean isUrgent() {
        return category != Category.SUPPORTS;
    }
}

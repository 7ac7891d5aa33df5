package org.companion.advice;

import static org.companion.knowledge.Indicator.CRITICAL;
import static org.companion.knowledge.Indicator.INFO;
import static org.companion.knowledge.Indicator.WARNING;

import org.companion.knowledge.Indicator;
import org.companion.knowledge.Outcome;
import org.companion.knowledge.Strength;

/** How loudly an outcome is said: by what it asks and how strongly the source asks it. */
final class Loudness {
    private Loudness() {}

    /** {@code conditional}: whether it applies only in a case that is not known of this patient. */
    static Indicator of(Outcome outcome, boolean conditional) {
        var loudness = outcome.indicator().orElseGet(() -> byCategory(outcome));
        return conditional && loudness == CRITICAL ? WARNING : loudness;
    }

    private static Indicator byCategory(Outcome outcome) {
        var firm = outcome.strength() == Strength.STRONG || outcome.strength() == Strength.MODERATE;
        return switch (outcome.category()) {
            case AVOID -> outcome.strength() == Strength.STRONG ? CRITICAL : firm ? WARNING : INFO;
            case ALTERNATIVE, DOSE_CHANGE, CAUTION -> firm ? WARNING : INFO;
            case MONITOR -> outcome.strength() == Strength.STRONG ? WARNING : INFO;
            case NO_BENEFIT, RESISTANCE, REDUCED_SENSITIVITY -> WARNING;
            case TEST_FIRST, SUPPORTS, PART_OF_TUMOUR, TRIAL, STANDARD, NO_RECOMMENDATION -> INFO;
        };
    }
}

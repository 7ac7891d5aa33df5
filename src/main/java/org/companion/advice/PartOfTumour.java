package org.companion.advice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.companion.knowledge.Category;
import org.companion.knowledge.Indicator;
import org.companion.knowledge.Outcome;
import org.companion.knowledge.Strength;
import org.companion.tumour.TumourShare;

/** Says what follows where only a part of the tumour carries what an advice rests on. */
final class PartOfTumour {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private PartOfTumour() {}

    /** The same advice; beside one that supports a drug for its marker stands that the rest of the tumour may not answer. */
    static List<Advice> said(List<Advice> all) {
        var said = new ArrayList<Advice>(all.size());
        for (var one : all) {
            if (one.share().isEmpty()) {
                said.add(one);
            } else if (one.category() == Category.SUPPORTS) {
                said.add(one);
                if (one.statement().isRequirement()) {
                    said.add(one.of(
                            outcome(one.share().get()), indicator(one.share().get())));
                }
            } else {
                said.add(one.noted("Found in " + words(one.share().get()) + "; the rest may still answer."));
            }
        }
        return said;
    }

    private static Outcome outcome(TumourShare share) {
        return new Outcome(
                Category.PART_OF_TUMOUR,
                Strength.NONE,
                Optional.empty(),
                "the marker is in " + words(share) + ": the others may keep growing; look for what drives them",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static String words(TumourShare share) {
        return share.words() + ", " + share.basis().words();
    }

    /** It interrupts where the drug is sure to miss most of the tumour. */
    private static Indicator indicator(TumourShare share) {
        return share.high().compareTo(HALF) < 0 ? Indicator.WARNING : Indicator.INFO;
    }
}

package org.companion.advice;

import org.companion.knowledge.Criterion;
import org.companion.knowledge.Criterion.CarriesAllele;
import org.companion.knowledge.Criterion.HasActivity;
import org.companion.knowledge.Criterion.HasCondition;
import org.companion.knowledge.Criterion.HasGenotype;
import org.companion.knowledge.Criterion.HasNoResult;
import org.companion.knowledge.Criterion.HasPhenotype;
import org.companion.knowledge.Criterion.IsPerson;

/** Whether a criterion asks for nothing that can change in a life: what was inherited, or a diagnosis beside it. */
final class Inherited {
    private Inherited() {}

    static boolean is(Criterion criterion) {
        return criterion.leaves().allMatch(Inherited::isLasting);
    }

    private static boolean isLasting(Criterion leaf) {
        return leaf instanceof HasPhenotype
                || leaf instanceof HasActivity
                || leaf instanceof CarriesAllele
                || leaf instanceof HasGenotype
                || leaf instanceof HasNoResult
                || leaf instanceof HasCondition
                || leaf instanceof IsPerson;
    }
}

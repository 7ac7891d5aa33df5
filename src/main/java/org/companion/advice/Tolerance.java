package org.companion.advice;

import org.companion.chart.Chart;
import org.companion.chart.Coded;
import org.companion.chart.Treatment;
import org.companion.chart.Treatment.State;
import org.companion.knowledge.Drugs;
import org.companion.knowledge.Ingredient;

/** Whether the patient has had a drug before and nothing on file speaks of harm from it. */
final class Tolerance {
    /** The reactions that genes foretell come within weeks of the first dose: abacavir's and allopurinol's within six. */
    private static final int DAYS = 42;

    private Tolerance() {}

    static boolean of(Ingredient drug, Order order, Chart chart, Drugs drugs) {
        var used = order.continued()
                || chart.treatments().stream().anyMatch(one -> wasLong(one, order) && names(one.drug(), drug, drugs));
        return used && chart.allergies().stream().noneMatch(one -> names(one.substance(), drug, drugs));
    }

    private static boolean wasLong(Treatment treatment, Order order) {
        return treatment.state() != State.STOPPED
                && treatment
                        .since()
                        .filter(day -> !day.isAfter(order.date().minusDays(DAYS)))
                        .isPresent();
    }

    private static boolean names(Coded written, Ingredient drug, Drugs drugs) {
        return drugs.recognise(written).contains(drug);
    }
}

package org.companion.advice;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import org.companion.chart.Words;
import org.companion.knowledge.Criterion.HasDose;
import org.companion.knowledge.Criterion.HasForm;

/** Answers what the order itself says: its dose, and the form of the drug. What it does not say is no. */
final class OrderJudge {
    private static final String DOSE = "ordered dose";

    private final Order order;
    private final Body body;

    OrderJudge(Order order, Body body) {
        this.order = order;
        this.body = body;
    }

    Verdict dose(HasDose asked) {
        var dose = order.milligramsADay();
        if (dose.isEmpty()) {
            return new Verdict.NotMet(List.of());
        }
        var weight = asked.perKilogram() ? body.weight().filter(kg -> kg.signum() > 0) : Optional.of(BigDecimal.ONE);
        if (weight.isEmpty()) {
            return Stated.notAnswered("body weight", List.of());
        }
        var amount = dose.get().divide(weight.get(), MathContext.DECIMAL64);
        var said = Stated.ordered(
                DOSE,
                amount.round(new MathContext(3)).stripTrailingZeros().toPlainString()
                        + (asked.perKilogram() ? " mg/kg a day" : " mg a day"),
                order);
        return amount.compareTo(asked.above()) > 0 ? Verdict.met(List.of(said)) : new Verdict.NotMet(List.of(said));
    }

    Verdict form(HasForm asked) {
        return order.medication()
                .writings()
                .filter(text -> asked.words().stream().anyMatch(form -> Words.contains(Words.fold(text), form)))
                .findFirst()
                .map(text -> Verdict.met(List.of(Stated.ordered("ordered form", text, order))))
                .orElseGet(() -> new Verdict.NotMet(List.of()));
    }
}

package org.companion.advice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.Coded;
import org.companion.knowledge.Ingredient;

/**
 * A drug that somebody means to give.
 *
 * @param reference the order's FHIR reference, such as {@code MedicationRequest/draft-1}; empty outside an order
 * @param medication the drug as it was written
 * @param drugs its ingredients of which the packs know
 * @param reasons what it is for, as written on the order; empty: see the patient's diagnoses
 * @param population the source's population the patient belongs to, where the caller says it
 * @param continued whether the patient takes the drug already
 * @param date the day on which the order is judged
 * @param reach how much is asked of what is known
 * @param milligramsADay the dose of a day, where the order gives one
 */
public record Order(
        Optional<String> reference,
        Coded medication,
        Set<Ingredient> drugs,
        List<Coded> reasons,
        Optional<String> population,
        boolean continued,
        LocalDate date,
        Reach reach,
        Optional<BigDecimal> milligramsADay) {
    /** An order of which only what it needs is asked. */
    public Order(
            Optional<String> reference,
            Coded medication,
            Set<Ingredient> drugs,
            List<Coded> reasons,
            Optional<String> population,
            boolean continued,
            LocalDate date) {
        this(reference, medication, drugs, reasons, population, continued, date, Reach.ORDER, Optional.empty());
    }

    /** The same order, of which so much is asked. */
    public Order reaching(Reach wanted) {
        return new Order(reference, medication, drugs, reasons, population, continued, date, wanted, milligramsADay);
    }

    /** The same order with the dose of a day. */
    public Order dosed(Optional<BigDecimal> milligrams) {
        return new Order(reference, medication, drugs, reasons, population, continued, date, reach, milligrams);
    }

    public Order {
        drugs = Set.copyOf(drugs);
        reasons = List.copyOf(reasons);
    }
}

package org.companion.delivery;

import java.util.List;
import java.util.Optional;
import org.companion.chart.Coded;

/**
 * An order of a test.
 *
 * @param issuer who gave the number
 * @param number the placer's order number
 * @param active whether it still stands
 * @param notes what was written with it, questions at order entry among them: no results
 */
public record PlacedOrder(
        String issuer, String number, Coded service, boolean active, Optional<Moment> placed, List<String> notes) {
    public PlacedOrder {
        notes = List.copyOf(notes);
    }
}

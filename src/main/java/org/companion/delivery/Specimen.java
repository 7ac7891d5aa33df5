package org.companion.delivery;

import java.util.Optional;
import org.companion.chart.Coded;

/**
 * What was examined for a report.
 *
 * @param number by which its laboratory knows it, or empty
 * @param issuer who gave the number, or empty
 * @param kind what it is, such as whole blood
 * @param site of the body that it was taken from
 * @param collected when it was taken
 */
public record Specimen(String number, String issuer, Coded kind, Coded site, Optional<Moment> collected) {
    /** What tells it from the report's others. */
    public String name() {
        return issuer + "|" + number;
    }
}

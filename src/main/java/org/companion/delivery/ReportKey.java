package org.companion.delivery;

/**
 * What a report is known by, whoever sends it again: the filler's order number and the service it reports on.
 *
 * @param issuer who gave the number: its namespace, or the sending facility where it has none
 * @param number the filler's order number
 * @param service code of what was ordered
 */
public record ReportKey(String issuer, String number, String service) {
    public ReportKey {
        if (number.isBlank()) {
            throw new IllegalArgumentException("a report has a number");
        }
    }
}

package org.companion.delivery;

import java.util.List;
import java.util.Optional;
import org.companion.chart.Coded;

/**
 * A laboratory's report, whatever format it came in.
 *
 * @param key what it is known by
 * @param service what was ordered
 * @param order the placer's order number, where told
 * @param issued when this version was made
 * @param collected when the specimen was taken
 * @param conclusion in words, or empty
 * @param results what was found, the ones rested on before those that rest on them
 * @param documents what came with it to be read by people
 * @param links addresses where the report is said to lie
 * @param specimens what was examined
 * @param unread what could not be read of it, each row named with its reason
 */
public record Report(
        ReportKey key,
        Coded service,
        Standing standing,
        Optional<String> order,
        Optional<Moment> issued,
        Optional<Moment> collected,
        String conclusion,
        List<Result> results,
        List<Document> documents,
        List<String> links,
        List<Specimen> specimens,
        List<String> unread) {
    public Report {
        results = List.copyOf(results);
        documents = List.copyOf(documents);
        links = List.copyOf(links);
        specimens = List.copyOf(specimens);
        unread = List.copyOf(unread);
    }

    /** A report that does not tell what was examined. */
    public Report(
            ReportKey key,
            Coded service,
            Standing standing,
            Optional<String> order,
            Optional<Moment> issued,
            Optional<Moment> collected,
            String conclusion,
            List<Result> results,
            List<Document> documents,
            List<String> links,
            List<String> unread) {
        this(
                key,
                service,
                standing,
                order,
                issued,
                collected,
                conclusion,
                results,
                documents,
                links,
                List.of(),
                unread);
    }

    /** Whether nothing in it can be read by a program: advice must not take it for a negative result. */
    public boolean hasNoCodedFindings() {
        return results.isEmpty();
    }
}

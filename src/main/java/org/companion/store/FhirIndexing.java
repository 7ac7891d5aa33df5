package org.companion.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.fhir.ChartReader;
import org.companion.fhir.IndexReader;
import org.companion.fhir.Json;
import org.companion.fhir.Resource;
import org.companion.genome.Assembly;
import org.companion.genome.Spdi;

/** Reads from a FHIR resource what our tables note of it. */
final class FhirIndexing implements Indexing {
    private static final int LONGEST_KEY = 512;

    private final IndexReader reader;

    FhirIndexing(IndexReader reader) {
        this.reader = reader;
    }

    @Override
    public Set<String> types() {
        return ChartReader.types();
    }

    @Override
    public Entry read(StoredResource stored) {
        var resource = resource(stored);
        return new Entry(
                resource.patient(), ChartReader.shared(resource), rows(resource), ChartReader.identifiers(resource));
    }

    /** The resource with its JSON read. */
    static Resource resource(StoredResource stored) {
        return new Resource(stored.type(), stored.id(), Json.stored(stored.json()));
    }

    private List<IndexRow> rows(Resource resource) {
        return resource.type().equals("Observation")
                ? reader.rows(resource).stream().map(FhirIndexing::row).toList()
                : List.of();
    }

    private static IndexRow row(IndexReader.Row row) {
        var key = row.key().length() <= LONGEST_KEY ? row.key() : row.key().substring(0, LONGEST_KEY);
        return new IndexRow(
                row.kind(),
                Optional.of(row.gene()).filter(gene -> !gene.isEmpty()),
                Optional.of(key).filter(text -> !text.isEmpty()),
                row.position().map(FhirIndexing::place));
    }

    private static IndexRow.Place place(Spdi position) {
        var interval = position.interval();
        var assembly = interval.contig().assembly().map(Assembly::name).orElse("");
        return new IndexRow.Place(interval.contig().accession(), interval.start(), interval.end(), assembly);
    }
}

package org.companion.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.companion.chart.Finding;
import org.companion.chart.Finding.Measurement;
import org.companion.chart.Names;
import org.companion.fhir.ChartReader;
import org.companion.fhir.Json;
import org.companion.fhir.KnownPatients;
import org.companion.fhir.RegionReader;
import org.companion.fhir.Resource;
import org.companion.fhir.ResultReader;
import org.companion.fhir.StudyReader;
import org.companion.inquiry.Indexed;
import org.companion.tumour.Alteration;

/** Reads from a FHIR resource what our tables note of it. */
final class FhirIndexing implements Indexing {
    private static final String LISTS_REGIONS = "DocumentReference";
    private static final Set<String> TYPES = Stream.of(
                    ChartReader.types().stream(), StudyReader.types().stream(), Stream.of(LISTS_REGIONS, "Consent"))
            .flatMap(types -> types)
            .collect(Collectors.toUnmodifiableSet());

    private final ResultReader reader;
    private final ChartReader charts;

    FhirIndexing(ResultReader reader, ChartReader charts) {
        this.reader = reader;
        this.charts = charts;
    }

    @Override
    public Set<String> types() {
        return TYPES;
    }

    @Override
    public Entry read(StoredResource stored) {
        var resource = resource(stored);
        var findings = charts.findings(resource);
        var readings = readings(stored, findings);
        var listsRegions = stored.type().equals(LISTS_REGIONS);
        return new Entry(
                resource.patient(),
                !listsRegions,
                readings.isEmpty() ? ChartReader.shared(resource) : Set.of(),
                result(resource),
                ChartReader.identifiers(resource),
                listsRegions ? RegionReader.read(resource).orElse(Map.of()) : Map.of(),
                Alteration.in(findings),
                readings,
                readings.isEmpty() ? Names.of(findings) : Set.of(),
                stored.type().equals("Patient")
                        ? KnownPatients.told(resource.json()).numbers()
                        : List.of());
    }

    private static List<Measurement> readings(StoredResource stored, List<Finding> findings) {
        return stored.type().equals("Observation")
                        && findings.stream()
                                .allMatch(one -> one instanceof Measurement measured && Readings.fits(measured))
                ? findings.stream().map(Measurement.class::cast).toList()
                : List.of();
    }

    /** The resource with its JSON read. */
    static Resource resource(StoredResource stored) {
        return new Resource(stored.type(), stored.id(), Json.stored(stored.json()));
    }

    private Optional<Indexed> result(Resource resource) {
        return resource.type().equals("Observation") ? reader.read(resource) : Optional.empty();
    }
}

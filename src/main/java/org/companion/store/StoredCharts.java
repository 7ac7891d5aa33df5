package org.companion.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import org.companion.chart.Chart;
import org.companion.chart.Charts;
import org.companion.chart.PatientId;
import org.companion.fhir.ChartReader;
import org.companion.fhir.Json;
import org.companion.fhir.Resource;
import org.companion.fhir.Resources;
import org.companion.store.ChartTables.Key;

/**
 * The charts of the patients on file. A chart is kept parsed and taken again only while its version in the database is
 * the one it was read at; the version is read first and rises in the transaction that changes the chart, so what is
 * taken is never older than the last write, on however many nodes.
 */
public final class StoredCharts implements Charts, Resources {
    private static final int MOST_KEPT_RESOURCES = 200_000;

    private final ChartTables tables;
    private final ChartReader reader;
    private final Cache<PatientId, Read> read = Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT_RESOURCES)
            .weigher((PatientId patient, Read one) -> 1 + one.resources())
            .build();

    StoredCharts(ChartTables tables, ChartReader reader) {
        this.tables = tables;
        this.reader = reader;
    }

    /** A chart as it was read at a version; empty where the patient has been deleted. */
    private record Read(long version, Optional<Chart> chart, int resources) {}

    @Override
    public Optional<Chart> of(PatientId patient) {
        var version = tables.version(patient.value());
        if (version.isEmpty()) {
            return Optional.empty();
        }
        var known = read.getIfPresent(patient);
        if (known != null && known.version() == version.get()) {
            return known.chart();
        }
        var fresh = read(patient, version.get());
        read.put(patient, fresh);
        return fresh.chart();
    }

    private Read read(PatientId patient, long version) {
        var resources = tables.entries(patient.value()).stream()
                .map(entry -> new Resource(entry.type(), entry.id(), Json.stored(entry.json())))
                .toList();
        return new Read(version, chart(patient, resources), resources.size());
    }

    private Optional<Chart> chart(PatientId patient, List<Resource> resources) {
        return resources.stream().anyMatch(resource -> resource.type().equals("Patient"))
                ? Optional.of(reader.read(patient, resources))
                : Optional.empty();
    }

    @Override
    public Optional<Resource> of(String reference) {
        var slash = reference.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        var key = new Key(reference.substring(0, slash), reference.substring(slash + 1));
        return tables.json(key).map(json -> new Resource(key.type(), key.id(), Json.stored(json)));
    }
}

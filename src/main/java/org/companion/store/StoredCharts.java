package org.companion.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.companion.chart.Chart;
import org.companion.chart.Charts;
import org.companion.chart.Finding;
import org.companion.chart.Identifier;
import org.companion.chart.PatientId;
import org.companion.fhir.Resource;
import org.companion.fhir.Resources;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * The charts of the patients on file. A chart once read is kept with the version it was read under; the version is
 * asked at every call and is read before the entries, so a chart served was never older than the newest commit that the
 * call could see, whichever node made it.
 */
public final class StoredCharts implements Charts, Resources {
    private static final String ENTRIES = """
            select resource_type, resource_id, json from chart_entry where patient_id = ? and is_reading = false
            union all
            select distinct e.resource_type, e.resource_id, e.json from chart_link l
            join chart_entry e on e.resource_type = l.target_type and e.resource_id = l.target_id
            where l.patient_id = ? and e.patient_id <> l.patient_id
            """;
    private final JdbcOperations database;
    private final ChartVersions versions;
    private final Reading reading;
    private final Readings readings;
    private final Supplier<Set<String>> codes;
    private final Cache<PatientId, Read> cache;

    /**
     * @param reading makes a chart of a patient's resources
     * @param codes of the measurements that bear on anything
     * @param kept most charts kept in memory
     */
    StoredCharts(
            JdbcOperations database, ChartVersions versions, Reading reading, Supplier<Set<String>> codes, long kept) {
        this.database = database;
        this.versions = versions;
        this.reading = reading;
        this.readings = new Readings(database);
        this.codes = codes;
        this.cache = Caffeine.newBuilder().maximumSize(kept).build();
    }

    /** Makes a chart of resources, and of measurements that were read before. */
    @FunctionalInterface
    interface Reading {
        Chart chart(PatientId patient, List<StoredResource> resources, List<Finding> measured);
    }

    @Override
    public Optional<Chart> of(PatientId patient) {
        var version = versions.of(patient);
        if (version.isEmpty()) {
            return Optional.empty();
        }
        var known = cache.getIfPresent(patient);
        if (known == null || known.version() != version.get()) {
            known = new Read(version.get(), chart(patient));
            cache.put(patient, known);
        }
        return known.chart();
    }

    /** Those that are not kept are read together, a few statements for all of them. */
    @Override
    public Map<PatientId, Chart> ofAll(Collection<PatientId> patients) {
        var charts = new LinkedHashMap<PatientId, Chart>();
        for (var some : Batches.of(patients)) {
            var entries = entries(some);
            var measured = readings.of(some, codes.get());
            for (var patient : some) {
                var resources = entries.getOrDefault(patient, List.of());
                if (resources.stream().anyMatch(one -> one.reference().equals(patient.reference()))) {
                    charts.put(patient, reading.chart(patient, resources, measured.getOrDefault(patient, List.of())));
                }
            }
        }
        return charts;
    }

    private Map<PatientId, List<StoredResource>> entries(List<PatientId> patients) {
        var ids = patients.stream().map(PatientId::value).toArray();
        var marks = Batches.marks(ids.length);
        var entries = new HashMap<PatientId, List<StoredResource>>();
        RowCallbackHandler collect =
                row -> entries.computeIfAbsent(new PatientId(row.getString(1)), patient -> new ArrayList<>())
                        .add(new StoredResource(row.getString(2), row.getString(3), row.getString(4)));
        database.query(
                "select patient_id, resource_type, resource_id, json from chart_entry where is_reading = false"
                        + " and patient_id in (" + marks + ")",
                collect,
                ids);
        database.query(
                "select distinct l.patient_id, e.resource_type, e.resource_id, e.json from chart_link l"
                        + " join chart_entry e on e.resource_type = l.target_type and e.resource_id = l.target_id"
                        + " where e.patient_id <> l.patient_id and l.patient_id in (" + marks + ")",
                collect,
                ids);
        return entries;
    }

    /** Has every chart read again when it is next asked for; to be called when charts are read otherwise than before. */
    public void forget() {
        cache.invalidateAll();
    }

    @Override
    public Set<PatientId> knownAs(Collection<Identifier> identifiers) {
        var known = new LinkedHashSet<PatientId>();
        identifiers.forEach(one -> database.queryForList(
                        "select patient_id from patient_identifier where identifier_value = ? and identifier_system = ?",
                        String.class,
                        one.value(),
                        one.system())
                .forEach(id -> known.add(new PatientId(id))));
        return known;
    }

    /** The resources that a patient's chart is made of beside the readings; none when the patient is not known here. */
    private List<StoredResource> resources(PatientId patient) {
        return database.query(
                ENTRIES,
                (row, number) -> new StoredResource(row.getString(1), row.getString(2), row.getString(3)),
                patient.value(),
                patient.value());
    }

    @Override
    public Optional<Resource> of(String reference) {
        var parts = reference.split("/", 2);
        if (parts.length < 2) {
            return Optional.empty();
        }
        return database
                .queryForList(
                        "select json from chart_entry where resource_type = ? and resource_id = ?",
                        String.class,
                        parts[0],
                        parts[1])
                .stream()
                .findFirst()
                .map(json -> FhirIndexing.resource(new StoredResource(parts[0], parts[1], json)));
    }

    @Override
    public List<Resource> all(Collection<String> references) {
        var byType = references.stream()
                .filter(reference -> reference.indexOf('/') > 0)
                .map(reference -> reference.split("/", 2))
                .collect(Collectors.groupingBy(
                        parts -> parts[0], Collectors.mapping(parts -> parts[1], Collectors.toList())));
        return byType.entrySet().stream()
                .flatMap(ofType ->
                        Batches.of(ofType.getValue()).stream().flatMap(ids -> all(ofType.getKey(), ids).stream()))
                .toList();
    }

    private List<Resource> all(String type, List<String> ids) {
        var arguments = new ArrayList<Object>(ids);
        arguments.add(type);
        return database.query(
                "select resource_id, json from chart_entry where resource_id in (" + Batches.marks(ids.size())
                        + ") and resource_type = ?",
                (row, number) -> FhirIndexing.resource(new StoredResource(type, row.getString(1), row.getString(2))),
                arguments.toArray());
    }

    /** Whether nobody is on file. */
    boolean isEmpty() {
        return database.queryForList("select patient_id from chart_version fetch first 1 rows only", String.class)
                .isEmpty();
    }

    private Optional<Chart> chart(PatientId patient) {
        var resources = resources(patient);
        var known = resources.stream().anyMatch(resource -> resource.reference().equals(patient.reference()));
        if (!known) {
            return Optional.empty();
        }
        var measured = readings.of(List.of(patient), codes.get()).getOrDefault(patient, List.of());
        return Optional.of(reading.chart(patient, resources, measured));
    }

    private record Read(long version, Optional<Chart> chart) {}
}

package org.companion.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.PatientId;
import org.companion.fhir.Resource;
import org.companion.fhir.StudyReader;
import org.companion.genome.Assembly;
import org.companion.genome.Contig;
import org.companion.genome.Interval;
import org.companion.inquiry.AlleleKey;
import org.companion.inquiry.Entry;
import org.companion.inquiry.Extent;
import org.companion.inquiry.Kind;
import org.companion.inquiry.Place;
import org.companion.inquiry.Results;
import org.companion.inquiry.Role;
import org.companion.inquiry.Study;
import org.companion.inquiry.Token;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;

/** The index of the genomic results on file, in our own tables. */
final class StoredResults implements Results {
    private static final String ENTRY = "select r.resource_id, r.patient_id, r.kind, r.source_class, r.study_id,"
            + " r.specimen_id, r.tested_from, r.tested_to from genomic_result r";
    private static final RowMapper<Entry> READ = (row, number) -> ResultRows.entry(row);

    private final JdbcOperations database;
    private final StoredWords words;

    StoredResults(JdbcOperations database) {
        this.database = database;
        this.words = new StoredWords(database);
    }

    @Override
    public boolean knows(PatientId patient) {
        return !database.queryForList(
                        "select resource_id from chart_entry where resource_type = 'Patient' and resource_id = ?",
                        String.class,
                        patient.value())
                .isEmpty();
    }

    @Override
    public List<Entry> at(Optional<PatientId> scope, Kind kind, Place place) {
        var found = new LinkedHashMap<String, Entry>();
        place.on38()
                .ifPresent(there -> at(scope, kind, there, "38", "").forEach(entry -> found.put(entry.id(), entry)));
        place.on37()
                .ifPresent(
                        there -> at(scope, kind, there, "37", place.on38().isPresent() ? " and p.start38 is null" : "")
                                .forEach(entry -> found.put(entry.id(), entry)));
        return List.copyOf(found.values());
    }

    /** The variants that meet the interval on this build. */
    private List<Entry> at(Optional<PatientId> scope, Kind kind, Interval there, String build, String also) {
        var meets = (" join genomic_place p on p.resource_id = r.resource_id where p.kind = ? and p.contigB = ?"
                        + " and p.startB < ? and p.endB > ?")
                .replace("B ", build + " ");
        if (scope.isPresent()) {
            return database.query(
                    ENTRY + meets + also + " and p.patient_id = ?",
                    READ,
                    kind.name(),
                    there.contig().accession(),
                    there.end(),
                    there.start(),
                    scope.get().value());
        }
        var found = new ArrayList<Entry>();
        for (int scale : Scale.all()) {
            found.addAll(database.query(
                    ENTRY + meets + also + " and p.scale = ? and p.start" + build + " > ?",
                    READ,
                    kind.name(),
                    there.contig().accession(),
                    there.end(),
                    there.start(),
                    scale,
                    (long) there.start() - Scale.longest(scale)));
        }
        return found;
    }

    @Override
    public Map<String, Extent> extents(Collection<String> ids) {
        var extents = new HashMap<String, Extent>();
        in(ids, "select * from genomic_place where resource_id in ", (row, number) -> {
            var id = row.getString("resource_id");
            var inner = ResultRows.place(row, "inner_start", "inner_end");
            ResultRows.place(row, "start", "end").ifPresent(outer -> extents.put(id, new Extent(outer, inner)));
            return number;
        });
        return extents;
    }

    @Override
    public List<Entry> alleles(Optional<PatientId> scope, Set<String> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        var sql = " join genomic_allele a on a.resource_id = r.resource_id where a.allele_key in ";
        var found = new LinkedHashMap<String, Entry>();
        in(keys, ENTRY + sql, READ).stream()
                .filter(entry -> scope.isEmpty() || scope.get().equals(entry.patient()))
                .forEach(entry -> found.put(entry.id(), entry));
        return List.copyOf(found.values());
    }

    @Override
    public Set<String> reported(PatientId patient, Set<String> studies, Set<String> keys) {
        var known = new LinkedHashSet<String>();
        Batches.of(keys).forEach(some -> {
            var arguments = new ArrayList<Object>(some);
            arguments.add(patient.value());
            database.query(
                    "select a.allele_key, r.study_id from genomic_allele a join genomic_result r on r.resource_id ="
                            + " a.resource_id where a.allele_key in (" + Batches.marks(some.size())
                            + ") and a.patient_id = ?",
                    row -> {
                        if (studies.contains(row.getString(2))) {
                            known.add(row.getString(1));
                        }
                    },
                    arguments.toArray());
        });
        return known;
    }

    @Override
    public boolean lengthens(Collection<String> ids, int by) {
        return in(ids, "select allele_key from genomic_allele where resource_id in ", (row, number) -> row.getString(1))
                .stream()
                .anyMatch(key -> AlleleKey.lengthens(key) == by);
    }

    @Override
    public boolean onlyOn(Assembly build, PatientId patient, Kind kind) {
        var other = build == Assembly.GRCH37 ? "contig38" : "contig37";
        return !database.queryForList(
                        "select resource_id from genomic_place where patient_id = ? and kind = ? and " + other
                                + " is null fetch first 1 rows only",
                        String.class,
                        patient.value(),
                        kind.name())
                .isEmpty();
    }

    @Override
    public List<Entry> saying(Optional<PatientId> scope, Role role, Token token) {
        var found = new LinkedHashMap<String, Entry>();
        Batches.of(words.meeting(role, token)).forEach(numbers -> {
            var arguments = new ArrayList<Object>(numbers);
            scope.ifPresent(patient -> arguments.add(patient.value()));
            database.query(
                            ENTRY + " join genomic_saying s on s.resource_id = r.resource_id where s.word_number in ("
                                    + Batches.marks(numbers.size()) + ")"
                                    + (scope.isPresent() ? " and s.patient_id = ?" : ""),
                            READ,
                            arguments.toArray())
                    .forEach(entry -> found.put(entry.id(), entry));
        });
        return List.copyOf(found.values());
    }

    @Override
    public List<Entry> derived(Kind kind, Collection<String> from) {
        var found = new LinkedHashMap<String, Entry>();
        in(from, ENTRY + " join genomic_basis b on b.resource_id = r.resource_id where b.basis_id in ", READ).stream()
                .filter(entry -> entry.kind() == kind)
                .forEach(entry -> found.put(entry.id(), entry));
        return List.copyOf(found.values());
    }

    @Override
    public Map<String, Set<String>> basis(Collection<String> ids) {
        var basis = new LinkedHashMap<String, Set<String>>();
        in(ids, "select resource_id, basis_id from genomic_basis where resource_id in ", (row, number) -> {
            basis.computeIfAbsent(row.getString(1), id -> new LinkedHashSet<>()).add(row.getString(2));
            return number;
        });
        return basis;
    }

    @Override
    public List<Entry> entries(Collection<String> ids) {
        return in(ids, ENTRY + " where r.resource_id in ", READ);
    }

    @Override
    public List<Entry> all(PatientId patient, Set<Kind> kinds) {
        return database.query(ENTRY + " where r.patient_id = ?", READ, patient.value()).stream()
                .filter(entry -> kinds.contains(entry.kind()))
                .toList();
    }

    @Override
    public List<Study> studies(PatientId patient) {
        return StudyReader.read(laboratory(patient));
    }

    @Override
    public Map<String, Set<String>> specimens(PatientId patient) {
        return StudyReader.specimens(laboratory(patient));
    }

    private List<Resource> laboratory(PatientId patient) {
        return database.query(
                "select resource_type, resource_id, json from chart_entry where patient_id = ?"
                        + " and is_reading = false and resource_type in ('Procedure', 'Specimen', 'DiagnosticReport')",
                (row, number) ->
                        FhirIndexing.resource(new StoredResource(row.getString(1), row.getString(2), row.getString(3))),
                patient.value());
    }

    @Override
    public List<Interval> regions(String document) {
        var regions = new ArrayList<Interval>();
        database.query(
                "select contig, regions from genomic_region where resource_id = ? order by contig",
                row -> {
                    regions.addAll(Regions.all(row.getBytes(2), new Contig(row.getString(1))));
                },
                document);
        return regions;
    }

    @Override
    public Optional<List<Interval>> regions(String document, Interval within) {
        var contigs = database.query(
                "select regions from genomic_region where resource_id = ? and contig = ?",
                (row, number) -> Regions.within(row.getBytes(1), within.contig(), within.start(), within.end()),
                document,
                within.contig().accession());
        if (!contigs.isEmpty()) {
            return Optional.of(contigs.get(0));
        }
        return lists(document, within.contig()) ? Optional.of(List.of()) : Optional.empty();
    }

    /** Whether the document lists regions of the same build, though none of this contig. */
    private boolean lists(String document, Contig contig) {
        return database
                .queryForList("select contig from genomic_region where resource_id = ?", String.class, document)
                .stream()
                .anyMatch(other -> new Contig(other).assembly().equals(contig.assembly()));
    }

    private <T> List<T> in(Collection<String> values, String sql, RowMapper<T> read) {
        var all = new ArrayList<T>();
        Batches.of(values)
                .forEach(some ->
                        all.addAll(database.query(sql + "(" + Batches.marks(some.size()) + ")", read, some.toArray())));
        return all;
    }
}

package org.companion.bench;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.companion.genome.Assembly;
import org.companion.genome.Spdi;
import org.companion.inquiry.AlleleKey;
import org.companion.library.LiftTable;
import org.flywaydb.core.Flyway;

/** Charts of many patients, put into our own tables before the server that is measured starts. */
final class Seed {
    private static final int AT_ONCE = 1_000;
    private static final String GENOTYPE = "{\"resourceType\":\"Observation\",\"id\":\"g-ID\",\"status\":\"final\","
            + "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"84413-4\"}]},"
            + "\"subject\":{\"reference\":\"Patient/ID\"},\"effectiveDateTime\":\"2026-05-11\","
            + "\"valueCodeableConcept\":{\"text\":\"CYP2C19 *2/*2\"},\"component\":[{\"code\":{\"coding\":[{\"system\":"
            + "\"http://loinc.org\",\"code\":\"48018-6\"}]},\"valueCodeableConcept\":{\"coding\":[{\"system\":"
            + "\"http://www.genenames.org/geneId\",\"code\":\"HGNC:2621\",\"display\":\"CYP2C19\"}]}}]}";
    private static final String PATIENT =
            "{\"resourceType\":\"Patient\",\"id\":\"ID\",\"gender\":\"female\",\"birthDate\":\"1961-04-02\"}";

    /** Alleles that one in so many patients shares. */
    static final Map<Integer, String> SHARED =
            new TreeMap<>(Map.of(5_000, "NC_000007.14:140753335:A:T", 100, "NC_000012.12:25245349:C:T"));

    /** Trials by their numbers, with how many patients there are for one who has the marker. */
    static final Map<String, Integer> TRIALS = new TreeMap<>(Map.of("NCT03600883", 30, "NCT04439123", 300));

    private static final Map<String, String> SHORT =
            Map.of("p.Gly12Cys", "G12C", "p.Glu17Lys", "E17K", "p.Arg175His", "R175H");
    private static final String CANCER = "{\"resourceType\":\"Condition\",\"id\":\"c-ID\",\"subject\":{\"reference\":"
            + "\"Patient/ID\"},\"clinicalStatus\":{\"coding\":[{\"code\":\"active\"}]},\"code\":{\"coding\":[{\"system\":"
            + "\"http://hl7.org/fhir/sid/icd-10-cm\",\"code\":\"C34.90\"}]}}";
    private static final String CHANGE =
            "{\"resourceType\":\"Observation\",\"id\":\"t-ID\",\"status\":\"final\",\"code\":"
                    + "{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"69548-6\"}]},\"subject\":{\"reference\":\"Patient/ID\"},"
                    + "\"effectiveDateTime\":\"2026-05-11\",\"valueCodeableConcept\":{\"coding\":[{\"system\":\"http://loinc.org\","
                    + "\"code\":\"LA9633-4\"}]},\"component\":[{\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":"
                    + "\"48018-6\"}]},\"valueCodeableConcept\":{\"text\":\"GENE\"}},{\"code\":{\"coding\":[{\"system\":"
                    + "\"http://loinc.org\",\"code\":\"48005-3\"}]},\"valueCodeableConcept\":{\"text\":\"WHAT\"}}]}";

    private static final String NAME =
            "insert into finding_name (name, patient_id, resource_type, resource_id) values (?, ?, 'Observation', ?)";

    private Seed() {}

    /** Has the statements that bear on the change that one in thirty has come into use at the next start. */
    static void somethingNew(Path folder, String statements) throws SQLException {
        try (var database = DriverManager.getConnection(url(folder), "sa", "");
                var forgotten = database.prepareStatement("delete from statement_in_use where id like ?")) {
            forgotten.setString(1, statements);
            if (forgotten.executeUpdate() == 0) {
                throw new IllegalArgumentException("no statement is like " + statements);
            }
        }
    }

    private static String url(Path folder) {
        return "jdbc:h2:file:" + folder.toAbsolutePath().resolve("companion") + ";PAGE_SIZE=1024";
    }

    /** So many patients {@code seed-0}, {@code seed-1}, …, each with one genotype, in a new database in the folder. */
    static void patients(Path folder, int count) throws SQLException {
        var url = url(folder);
        Flyway.configure()
                .dataSource(url, "sa", "")
                .locations("classpath:db/companion")
                .table("companion_schema_history")
                .load()
                .migrate();
        try (var database = DriverManager.getConnection(url, "sa", "");
                var entry = database.prepareStatement(
                        "insert into chart_entry (resource_type, resource_id, patient_id, json) values (?, ?, ?, ?)");
                var version =
                        database.prepareStatement("insert into chart_version (patient_id, version) values (?, 1)");
                var name = database.prepareStatement(NAME)) {
            database.setAutoCommit(false);
            for (int i = 0; i < count; i++) {
                var id = "seed-" + i;
                set(entry, "Patient", id, id, PATIENT.replace("ID", id));
                set(entry, "Observation", "g-" + id, id, GENOTYPE.replace("ID", id));
                set(version, id);
                set(name, "CYP2C19", id, "g-" + id);
                if (i % AT_ONCE == AT_ONCE - 1 || i == count - 1) {
                    entry.executeBatch();
                    name.executeBatch();
                    version.executeBatch();
                    database.commit();
                }
            }
        }
    }

    /** One small variant for each of the patients: shared by one in so many, else of one's own. */
    static void variants(Path folder, int count) throws SQLException {
        var lift = LiftTable.bundled();
        try (var database = DriverManager.getConnection(url(folder), "sa", "");
                var result = database.prepareStatement(
                        "insert into genomic_result (resource_id, patient_id, kind, source_class) values (?, ?, 'VARIANT', 'SOMATIC')");
                var allele = database.prepareStatement(
                        "insert into genomic_allele (allele_key, resource_id, patient_id) values (?, ?, ?)");
                var place = database.prepareStatement(
                        "insert into genomic_place (resource_id, patient_id, kind, scale, contig38, start38, end38)"
                                + " values (?, ?, 'VARIANT', 0, ?, ?, ?)")) {
            database.setAutoCommit(false);
            for (int i = 0; i < count; i++) {
                var patient = "seed-" + i;
                var change = Spdi.parse(spdi(i)).orElseThrow();
                set(result, "v-" + patient, patient);
                set(allele, AlleleKey.of(change), "v-" + patient, patient);
                var other = lift.lift(change, Assembly.GRCH37);
                if (other.isPresent()) {
                    set(allele, AlleleKey.of(other.get()), "v-" + patient, patient);
                }
                place.setString(1, "v-" + patient);
                place.setString(2, patient);
                place.setString(3, change.contig().accession());
                place.setInt(4, change.start());
                place.setInt(5, change.start() + 1);
                place.addBatch();
                if (i % AT_ONCE == AT_ONCE - 1 || i == count - 1) {
                    result.executeBatch();
                    allele.executeBatch();
                    place.executeBatch();
                    database.commit();
                }
            }
        }
    }

    /** A cancer and a change of it for each of the patients: a trial's marker for one in so many, else one that no trial asks for. */
    static void tumours(Path folder, int count) throws SQLException {
        try (var database = DriverManager.getConnection(url(folder), "sa", "");
                var entry = database.prepareStatement(
                        "insert into chart_entry (resource_type, resource_id, patient_id, json) values (?, ?, ?, ?)");
                var alteration = database.prepareStatement(
                        "insert into alteration (name, patient_id, resource_type, resource_id) values (?, ?, 'Observation', ?)");
                var name = database.prepareStatement(NAME)) {
            database.setAutoCommit(false);
            for (int i = 0; i < count; i++) {
                var id = "seed-" + i;
                var change = i % TRIALS.get("NCT03600883") == 1
                        ? "KRAS p.Gly12Cys"
                        : i % TRIALS.get("NCT04439123") == 2 ? "AKT1 p.Glu17Lys" : "TP53 p.Arg175His";
                var parts = change.split(" ");
                set(entry, "Condition", "c-" + id, id, CANCER.replace("ID", id));
                set(
                        entry,
                        "Observation",
                        "t-" + id,
                        id,
                        CHANGE.replace("ID", id).replace("GENE", parts[0]).replace("WHAT", parts[1]));
                set(alteration, parts[0], id, "t-" + id);
                set(name, parts[0], id, "t-" + id);
                set(alteration, parts[0] + " " + SHORT.get(parts[1]), id, "t-" + id);
                if (i % AT_ONCE == AT_ONCE - 1 || i == count - 1) {
                    entry.executeBatch();
                    alteration.executeBatch();
                    name.executeBatch();
                    database.commit();
                }
            }
        }
    }

    private static String spdi(int number) {
        for (var shared : SHARED.entrySet()) {
            if (number % shared.getKey() == shared.getKey() / 2) {
                return shared.getValue();
            }
        }
        return "NC_000007.14:" + (1_000_000 + number * 7) + ":A:C";
    }

    private static void set(PreparedStatement row, String... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            row.setString(i + 1, values[i]);
        }
        row.addBatch();
    }
}

package org.companion.bench;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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

    private Seed() {}

    /** So many patients {@code seed-0}, {@code seed-1}, …, each with one genotype, in a new database in the folder. */
    static void patients(Path folder, int count) throws SQLException {
        var url = "jdbc:h2:file:" + folder.toAbsolutePath().resolve("companion") + ";PAGE_SIZE=1024";
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
                        database.prepareStatement("insert into chart_version (patient_id, version) values (?, 1)")) {
            database.setAutoCommit(false);
            for (int i = 0; i < count; i++) {
                var id = "seed-" + i;
                set(entry, "Patient", id, id, PATIENT.replace("ID", id));
                set(entry, "Observation", "g-" + id, id, GENOTYPE.replace("ID", id));
                set(version, id);
                if (i % AT_ONCE == AT_ONCE - 1 || i == count - 1) {
                    entry.executeBatch();
                    version.executeBatch();
                    database.commit();
                }
            }
        }
    }

    private static void set(PreparedStatement row, String... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            row.setString(i + 1, values[i]);
        }
        row.addBatch();
    }
}

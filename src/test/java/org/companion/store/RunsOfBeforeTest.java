package org.companion.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Runs of carriers that a release without shelves has written are known to the next by their mebibases. */
class RunsOfBeforeTest {
    @TempDir
    private Path folder;

    @Test
    void theRunsOfBeforeAreKnownByWhereTheirChunksBegin() throws Exception {
        Files.createDirectories(folder);
        try (var source = new HikariDataSource()) {
            var database = Database.h2(folder);
            source.setJdbcUrl(database.url());
            source.setUsername("sa");
            source.setPassword("");
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/companion")
                    .table("companion_schema_history")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .target("17")
                    .load()
                    .migrate();
            var sql = new JdbcTemplate(source);
            for (int start : new int[] {300, 100, 1_048_581}) {
                sql.update(
                        "insert into genome_carrier (contig, run, level, first_start, last_start, data)"
                                + " values ('NC_000001.11', 9, 2, ?, ?, ?)",
                        start,
                        start + 50,
                        new byte[] {1});
            }
            new CompanionTables(source);
            assertThat(sql
                            .queryForList(
                                    "select contig, block, run, level, first_start, shelf from genome_run order by"
                                            + " block")
                            .stream()
                            .map(row -> row.values().toString()))
                    .containsExactly(
                            "[NC_000001.11, 0, 9, 2, 100, database]", "[NC_000001.11, 1, 9, 2, 1048581, database]");
        }
    }
}

package org.companion.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePoolTest {
    @TempDir
    private Path folder;

    @Test
    void aFileThatIsClosedHoldsNoMoreThanIsInIt() throws Exception {
        try (var pool = pool();
                var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table filler (id int, data varbinary)");
            statement.execute("insert into filler select x, secure_rand(4000) from system_range(1, 5000)");
            statement.execute("delete from filler where id > 10");
            connection.commit();
        }
        assertThat(Files.size(folder.resolve("companion.mv.db"))).isLessThan(2_000_000);
    }

    @Test
    void aFileThatWasClosedIsReadAgain() throws Exception {
        try (var pool = pool();
                var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table kept as select x from system_range(1, 7)");
            connection.commit();
        }
        try (var pool = pool();
                var connection = pool.getConnection();
                var rows = connection.createStatement().executeQuery("select count(*) from kept")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(7);
        }
    }

    private FilePool pool() {
        var pool = new FilePool();
        pool.setJdbcUrl(Database.h2(folder).url());
        pool.setUsername("sa");
        pool.setPassword("");
        return pool;
    }
}

package org.companion.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup of the database file is made while it is written to. */
class FileBackupTest {
    @TempDir
    private Path folder;

    @Test
    void whatWasCommittedBeforeTheBackupBeganIsInItAndEachTransactionIsWholeOrNotThere() throws Exception {
        try (var pool = pool(folder.resolve("live"))) {
            try (var connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create table pair (number int, half int, filler varchar)");
                connection.commit();
            }
            var committed = new AtomicInteger();
            var stop = new AtomicBoolean();
            var writers = Executors.newFixedThreadPool(1);
            writers.submit(() -> {
                try (var connection = pool.getConnection();
                        var statement = connection.prepareStatement("insert into pair values (?, ?, space(500))")) {
                    while (!stop.get()) {
                        for (var half = 0; half < 2; half++) {
                            statement.setInt(1, committed.get());
                            statement.setInt(2, half);
                            statement.execute();
                        }
                        connection.commit();
                        committed.incrementAndGet();
                    }
                }
                return true;
            });
            while (committed.get() < 500) {
                Thread.sleep(5);
            }
            var before = committed.get();
            var backup = new FileBackup(pool, folder, Clock.systemUTC()).write();
            stop.set(true);
            writers.shutdown();
            assertThat(writers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
            unpack(backup);
            try (var restored = pool(folder.resolve("restored"));
                    var connection = restored.getConnection();
                    var rows = connection
                            .createStatement()
                            .executeQuery("select count(distinct number), count(*) from pair")) {
                rows.next();
                assertThat(rows.getInt(1)).isGreaterThanOrEqualTo(before);
                assertThat(rows.getInt(2)).isEqualTo(2 * rows.getInt(1));
            }
        }
    }

    @Test
    void aBackupIsAskedForByAFileThatGoesWhenItIsWhole() throws Exception {
        try (var pool = pool(folder.resolve("live"));
                var backup = new FileBackup(pool, folder, Clock.systemUTC())) {
            var asked = Files.createFile(folder.resolve("now"));
            backup.start();
            for (var i = 0; i < 100 && Files.exists(asked); i++) {
                Thread.sleep(100);
            }
            assertThat(asked).doesNotExist();
            try (var files = Files.list(folder)) {
                assertThat(files.filter(Files::isRegularFile)
                                .map(file -> file.getFileName().toString()))
                        .singleElement()
                        .asString()
                        .matches("companion-\\d{8}T\\d{9}Z\\.zip");
            }
        }
    }

    private void unpack(Path zip) throws Exception {
        var restored = Files.createDirectories(folder.resolve("restored"));
        try (var file = new ZipFile(zip.toFile())) {
            for (var entry : java.util.Collections.list(file.entries())) {
                try (var in = file.getInputStream(entry)) {
                    Files.copy(in, restored.resolve(entry.getName()));
                }
            }
        }
    }

    private static FilePool pool(Path folder) throws Exception {
        var pool = new FilePool();
        pool.setJdbcUrl(Database.h2(Files.createDirectories(folder)).url());
        pool.setUsername("sa");
        pool.setPassword("");
        pool.setAutoCommit(false);
        return pool;
    }
}

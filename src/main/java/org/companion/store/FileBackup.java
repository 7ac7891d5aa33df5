package org.companion.store;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Backs up the H2 file while it is written to. A backup is asked for by a file named {@code now} in the folder of backups,
 * which only somebody on this machine can put there; it is taken away when the backup is whole. What was acknowledged
 * before is in the backup, which is one file, {@code companion-TIME.zip}.
 */
final class FileBackup implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileBackup.class);
    private static final String ASKED = "now";
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'companion-'uuuuMMdd'T'HHmmssSSS'Z.zip'")
            .withZone(ZoneOffset.UTC);

    private final DataSource database;
    private final Path folder;
    private final Clock clock;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "backup");
        thread.setDaemon(true);
        return thread;
    });

    FileBackup(DataSource database, Path folder, Clock clock) {
        this.database = database;
        this.folder = folder;
        this.clock = clock;
    }

    /** Begins to look into the folder, every second. */
    void start() {
        watch.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private void look() {
        var asked = folder.resolve(ASKED);
        if (!Files.exists(asked)) {
            return;
        }
        try {
            var whole = write();
            Files.deleteIfExists(asked);
            LOG.info("A backup was written: {}", whole.getFileName());
        } catch (IOException | SQLException | RuntimeException failed) {
            LOG.error(
                    "A backup could not be written and will be tried again: {}",
                    failed.getClass().getName());
        }
    }

    /** Writes a backup; what was committed before the call is in it. */
    Path write() throws IOException, SQLException {
        var whole = folder.resolve(NAME.format(clock.instant()));
        var part = folder.resolve(whole.getFileName() + ".part");
        Files.deleteIfExists(part);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("backup to '" + part.toAbsolutePath().toString().replace("'", "''") + "'");
        }
        return Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {
        watch.shutdown();
    }
}

package org.companion.moving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipInputStream;

/**
 * The H2 file that is read: the one in a data folder, whose server has been stopped, or the copy in a backup, whose server
 * goes on.
 *
 * @param isLast whether nothing is written to it any more, so that the copy can be the one that counts
 */
record Source(Connection connection, boolean isLast, List<Path> toForget) implements AutoCloseable {
    private static final String FILE = "companion.mv.db";
    private static final int LOCKED = 90020;

    Source {
        toForget = List.copyOf(toForget);
    }

    static Source of(Path place) throws IOException, SQLException {
        if (Files.isDirectory(place)) {
            refuseUnfinished(place);
            return new Source(open(place), true, List.of());
        }
        if (!Files.isRegularFile(place)) {
            throw new CannotMove(place + " is neither a data folder nor a backup");
        }
        var folder = Files.createTempDirectory("companion-move");
        unpack(place, folder);
        return new Source(open(folder), false, List.of(folder));
    }

    private static Connection open(Path folder) throws SQLException {
        if (!Files.exists(folder.resolve(FILE))) {
            throw new CannotMove("There is no " + FILE + " in " + folder);
        }
        try {
            var connection = DriverManager.getConnection(
                    "jdbc:h2:file:" + folder.toAbsolutePath().resolve("companion")
                            + ";IFEXISTS=TRUE;TRACE_LEVEL_FILE=0;LAZY_QUERY_EXECUTION=1",
                    "sa",
                    "");
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException failed) {
            if (failed.getErrorCode() == LOCKED) {
                throw new CannotMove(
                        "A server is working with " + folder + ". Name one of its backups for a first copy, and stop it"
                                + " for the last one.",
                        failed);
            }
            throw failed;
        }
    }

    /** Messages that were acknowledged and are not in the file yet come in at the next start. */
    private static void refuseUnfinished(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            var logs = files.filter(file -> file.getFileName().toString().endsWith(".inbox-log"))
                    .toList();
            for (var log : logs) {
                if (Files.size(log) > 0) {
                    throw new CannotMove("Messages lie in " + log.getFileName()
                            + " that are not in the database yet: start the server once more and stop it in order");
                }
            }
        }
    }

    private static void unpack(Path backup, Path folder) throws IOException {
        try (var zip = new ZipInputStream(Files.newInputStream(backup))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(FILE)) {
                    Files.copy(zip, folder.resolve(FILE));
                }
            }
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        connection.close();
        for (var folder : toForget) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}

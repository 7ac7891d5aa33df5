package org.companion.bulk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.companion.bulk.Job.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The folder with the files of jobs, one folder for each. It has an id, which its jobs bear, and a lock: of several
 * servers on one database each works on the jobs of its own folder, and no two on the same.
 */
final class BulkFolder implements AutoCloseable {
    private static final String MARK = "bulk.id";
    private static final int ID = 36;

    private final Path root;
    private @Nullable FileChannel channel;
    private @Nullable String id;

    BulkFolder(Path root) {
        this.root = root;
    }

    /** Its id; empty where it has not been used yet. */
    Optional<String> known() throws IOException {
        return Files.exists(root.resolve(MARK)) ? Optional.of(claimed()) : Optional.empty();
    }

    /** Its id; the folder is made where there is none yet. @throws JobStopped when another server has it */
    synchronized String claimed() throws IOException {
        var known = id;
        if (known != null) {
            return known;
        }
        Files.createDirectories(root);
        var mark = FileChannel.open(
                root.resolve(MARK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (mark.tryLock() == null) {
            mark.close();
            throw new JobStopped("Another server works in the folder of exports and imports");
        }
        channel = mark;
        var found = id(mark);
        id = found;
        return found;
    }

    private static String id(FileChannel mark) throws IOException {
        var bytes = ByteBuffer.allocate(ID);
        mark.read(bytes, 0);
        var text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
        if (text.length() == ID) {
            return text;
        }
        var fresh = UUID.randomUUID().toString();
        mark.write(ByteBuffer.wrap(fresh.getBytes(StandardCharsets.US_ASCII)), 0);
        mark.force(true);
        return fresh;
    }

    /** The folder of one job. */
    Path of(Kind kind, String job) {
        return root.resolve(kind.name().toLowerCase(Locale.ROOT)).resolve(job);
    }

    /** Makes the folder of one job, for the owner of this process alone. */
    Path made(Kind kind, String job) throws IOException {
        var folder = of(kind, job);
        Files.createDirectories(folder.getParent());
        if (!Files.isDirectory(folder)) {
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(folder);
            }
        }
        return folder;
    }

    /** Removes the files of a job; what is not there need not be removed. */
    void delete(Kind kind, String job) throws IOException {
        var folder = of(kind, job);
        if (Files.isDirectory(folder)) {
            List<Path> all;
            try (var files = Files.walk(folder)) {
                all = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (var file : all) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The jobs that have a folder. */
    List<String> jobs(Kind kind) throws IOException {
        var folder = root.resolve(kind.name().toLowerCase(Locale.ROOT));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}

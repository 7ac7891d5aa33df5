package org.companion.bulk;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Appends lines to the files of a job, each behind what has been recorded of it: what lies beyond is cut off first. */
final class Output implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final Map<String, Written> recorded = new LinkedHashMap<>();
    private final Map<String, Appended> touched = new LinkedHashMap<>();

    Output(Path folder, List<Written> recorded) {
        this.folder = folder;
        recorded.forEach(file -> this.recorded.put(file.name(), file));
    }

    private record Appended(FileChannel channel, OutputStream stream) {}

    /** How long a file has become; empty where it has not been begun. */
    Optional<Written> file(String name) {
        return Optional.ofNullable(recorded.get(name));
    }

    /** Appends a line; its end is added. */
    void append(String name, String type, byte[] line) throws IOException {
        var before = file(name).orElseGet(() -> Written.none(name, type));
        var stream = opened(before).stream();
        stream.write(line);
        stream.write('\n');
        recorded.put(name, before.and(line.length + 1L));
    }

    private Appended opened(Written file) throws IOException {
        var known = touched.get(file.name());
        if (known != null) {
            return known;
        }
        var channel =
                FileChannel.open(folder.resolve(file.name()), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.size() < file.length()) {
            channel.close();
            throw new IOException("a file of a job is shorter than recorded");
        }
        channel.truncate(file.length());
        channel.position(file.length());
        var opened = new Appended(channel, new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
        touched.put(file.name(), opened);
        return opened;
    }

    /** Puts all on disk and tells how long the files are that were appended to. */
    Collection<Written> force() throws IOException {
        for (var file : touched.values()) {
            file.stream().flush();
            file.channel().force(true);
        }
        return recorded.values().stream()
                .filter(file -> touched.containsKey(file.name()))
                .toList();
    }

    /** What has not been forced may be lost: it is not recorded either. */
    @Override
    public void close() throws IOException {
        for (var file : touched.values()) {
            file.channel().close();
        }
    }
}

package org.companion.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** The lines that one step adds to the files of a job, packed as they come. */
final class Output implements AutoCloseable {
    private final Map<String, Written> known = new LinkedHashMap<>();
    private final Map<String, Added> added = new LinkedHashMap<>();

    /** @param recorded the files as they have been recorded */
    Output(List<Written> recorded) {
        recorded.forEach(file -> known.put(file.name(), file));
    }

    /**
     * What a step adds to one file.
     *
     * @param file the file as it is with it
     * @param position the byte of the file that it begins with
     * @param data the bytes, packed
     */
    record Part(Written file, long position, byte[] data) {}

    private static final class Added {
        private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
        private final OutputStream stream = new DeflaterOutputStream(packed, deflater);
        private final long position;

        Added(long position) {
            this.position = position;
        }
    }

    /** How long a file has become; empty where it has not been begun. */
    Optional<Written> file(String name) {
        return Optional.ofNullable(known.get(name));
    }

    /** Appends a line; its end is added. */
    void append(String name, String type, byte[] line) throws IOException {
        var before = file(name).orElseGet(() -> Written.none(name, type));
        var stream = added.computeIfAbsent(name, first -> new Added(before.length())).stream;
        stream.write(line);
        stream.write('\n');
        known.put(name, before.and(line.length + 1L));
    }

    /** What was added to each file; nothing can be added any more. */
    List<Part> parts() throws IOException {
        var parts = new ArrayList<Part>();
        for (var file : known.values()) {
            var one = added.get(file.name());
            if (one != null) {
                one.stream.close();
                parts.add(new Part(file, one.position, one.packed.toByteArray()));
            }
        }
        return parts;
    }

    @Override
    public void close() {
        added.values().forEach(one -> one.deflater.end());
    }
}

package org.companion.synthetic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** Files of resources, one a type and one line a resource. Holds no more than some hundred patients at a time. */
final class NdjsonFolder implements Closeable {
    private static final int AT_ONCE = 500;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path folder;
    private final Map<String, OutputStream> files = new TreeMap<>();
    private final Map<String, Long> counts = new TreeMap<>();

    NdjsonFolder(Path folder) {
        this.folder = folder;
    }

    private record Line(String type, byte[] json) {}

    /** Writes all of this many, in the order of their numbers; they are made on every processor. */
    void write(long count, LongFunction<List<ObjectNode>> made) throws IOException {
        for (long from = 0; from < count; from += AT_ONCE) {
            var lines = LongStream.range(from, Math.min(count, from + AT_ONCE))
                    .parallel()
                    .mapToObj(number -> lines(made.apply(number)))
                    .toList();
            for (var patient : lines) {
                for (var line : patient) {
                    write(line);
                }
            }
        }
    }

    private static List<Line> lines(List<ObjectNode> resources) {
        return resources.stream()
                .map(resource -> new Line(resource.path("resourceType").asText(), bytes(resource)))
                .toList();
    }

    private static byte[] bytes(ObjectNode resource) {
        try {
            return MAPPER.writeValueAsBytes(resource);
        } catch (JsonProcessingException never) {
            throw new UncheckedIOException(never);
        }
    }

    private void write(Line line) throws IOException {
        var file = files.get(line.type());
        if (file == null) {
            var path = folder.resolve(line.type() + ".ndjson");
            file = new BufferedOutputStream(Files.newOutputStream(path, StandardOpenOption.CREATE_NEW), 1 << 16);
            files.put(line.type(), file);
        }
        file.write(line.json());
        file.write('\n');
        counts.merge(line.type(), 1L, Long::sum);
    }

    /** How many resources of each type were written. */
    Map<String, Long> counts() {
        return counts;
    }

    @Override
    public void close() throws IOException {
        for (var file : files.values()) {
            file.close();
        }
    }
}

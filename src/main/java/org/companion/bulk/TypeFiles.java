package org.companion.bulk;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lines of each type go to a file of their own, and to the next where that is full. */
final class TypeFiles {
    /** A file is no longer than so many resources. */
    private static final long LINES = 100_000;
    /** And no larger, but for its last resource. */
    private static final long BYTES = 1L << 30;

    private final Output output;
    private final Map<String, Integer> numbers = new HashMap<>();

    TypeFiles(Output output, List<Written> recorded) {
        this.output = output;
        recorded.forEach(file -> numbers.merge(file.type(), 1, Integer::sum));
    }

    void append(String type, byte[] line) throws IOException {
        var number = numbers.getOrDefault(type, 1);
        var full = output.file(name(type, number))
                .filter(file -> file.lines() >= LINES || file.length() >= BYTES)
                .isPresent();
        numbers.put(type, full ? number + 1 : number);
        output.append(name(type, full ? number + 1 : number), type, line);
    }

    private static String name(String type, int number) {
        return type + "." + number + ".ndjson";
    }
}

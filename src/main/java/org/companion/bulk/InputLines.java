package org.companion.bulk;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The next lines of a file, few enough for one transaction. */
final class InputLines {
    static final int LINES = 100;
    static final int BYTES = 4 * 1024 * 1024;
    /** As long as a body at the FHIR door may be. A line longer than a batch goes alone. */
    static final int LONGEST = 32 * 1024 * 1024;

    private static final int BUFFER = 1 << 16;

    private final List<Line> lines = new ArrayList<>();
    private final Input input;
    private long position;
    private long number;

    private InputLines(Input input) {
        this.input = input;
        this.position = input.position();
        this.number = input.line();
    }

    /**
     * One line that is not blank.
     *
     * @param end the byte behind it
     * @param bytes without its end; empty where it is longer than may be
     */
    record Line(long number, long end, Optional<byte[]> bytes) {}

    /** The next lines, and how far the input is read with them. */
    record Chunk(List<Line> lines, Input read) {}

    /** The next lines of an input, of whose bytes those from its position on come. */
    static Chunk next(InputStream bytes, Input input) throws IOException {
        var reading = new InputLines(input);
        reading.fill(new BufferedInputStream(bytes, BUFFER));
        return new Chunk(reading.lines, input.readTo(reading.position, reading.number));
    }

    private void fill(InputStream stream) throws IOException {
        var all = 0L;
        while (lines.size() < LINES && position < input.size()) {
            var line = line(stream);
            var length = line.bytes().map(bytes -> bytes.length).orElse(0);
            if (!lines.isEmpty() && all + length > BYTES) {
                return; // it is read again with the next lines
            }
            all += length;
            position = line.end();
            number = line.number();
            if (line.bytes().filter(InputLines::isBlank).isEmpty()) {
                lines.add(line);
            }
        }
    }

    private Line line(InputStream stream) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var end = position;
        while (end < input.size()) {
            var one = stream.read();
            if (one < 0) {
                throw new JobStopped("A file has become shorter while it was imported: " + input.name());
            }
            end++;
            if (one == '\n') {
                break;
            }
            if (end - position <= LONGEST) {
                bytes.write(one);
            }
        }
        return new Line(
                number + 1, end, end - position > LONGEST + 1L ? Optional.empty() : Optional.of(bytes.toByteArray()));
    }

    private static boolean isBlank(byte[] bytes) {
        for (var one : bytes) {
            if (one != ' ' && one != '\t' && one != '\r') {
                return false;
            }
        }
        return true;
    }
}

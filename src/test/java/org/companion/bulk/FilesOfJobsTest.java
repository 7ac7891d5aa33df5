package org.companion.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.companion.bulk.Input.Origin;
import org.companion.testing.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is written goes on at what was recorded, and what is read is read in bounded pieces. */
class FilesOfJobsTest {
    private final Jobs jobs = RunningServer.bean(Jobs.class);
    private final String id = UUID.randomUUID().toString();

    @AfterEach
    void forget() {
        jobs.remove(id);
    }

    @Test
    void whatStepsAddIsOneFileThatCanBeReadFromAnyByteOn() throws IOException {
        add("one\n", "two");
        add("three");
        assertThat(jobs.files().written(id)).containsExactly(new Written("a", "Patient", 3, 15));
        var whole = "one\n\ntwo\nthree\n";
        for (var from = 0; from <= whole.length(); from++) {
            try (var bytes = jobs.files().bytes(id, "a", from)) {
                assertThat(new String(bytes.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(whole.substring(from));
            }
        }
    }

    @Test
    void aFileThatLostWhatWasRecordedIsNotReadAsIfItWereWhole() throws IOException {
        add("x".repeat(100));
        add("y".repeat(100));
        try (var bytes =
                new StoredBytes(position -> Optional.of(new StoredBytes.Stored(0, packed("x".repeat(100)))), 150)) {
            assertThatThrownBy(bytes::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aBodyIsKeptInPiecesAndReadAsItCame() throws IOException {
        var text = "{\"resourceType\":\"Patient\"}\n".repeat(100_000);
        var body = Body.read(new ByteArrayInputStream(bytes(text)));
        assertThat(body.length()).isEqualTo(text.length());
        assertThat(body.parts()).hasSize(3);
        jobs.together(() -> jobs.files().append(id, body.parts()));
        try (var read = jobs.files().bytes(id, Body.NAME, 0)) {
            assertThat(read.readAllBytes()).isEqualTo(bytes(text));
        }
        assertThat(Body.read(InputStream.nullInputStream()).length()).isZero();
    }

    private void add(String... lines) throws IOException {
        try (var output = new Output(jobs.files().written(id))) {
            for (var line : lines) {
                output.append("a", "Patient", bytes(line));
            }
            var parts = output.parts();
            jobs.together(() -> jobs.files().append(id, parts));
        }
    }

    private static byte[] packed(String text) {
        try {
            return Body.read(new ByteArrayInputStream(bytes(text)))
                    .parts()
                    .get(0)
                    .data();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Test
    void aPieceEndsBeforeItIsTooLargeAndALineThatIsGoesAlone() throws IOException {
        var half = "x".repeat(InputLines.BYTES / 2);
        var text = half + "\n" + half + "\n" + half + half + half + "\n\n  \nlast";
        var first = next(text, sized(text.length()));
        assertThat(first.lines()).hasSize(2);
        var second = next(text, first.read());
        assertThat(second.lines()).hasSize(1);
        var third = next(text, second.read());
        assertThat(third.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.number()).isEqualTo(6));
        assertThat(third.read().isRead()).isTrue();
        assertThat(first.read().isRead()).isFalse();
    }

    @Test
    void aLineThatIsTooLongIsPassedOverAndNotHeld() throws IOException {
        var text = "x".repeat(InputLines.LONGEST + 1) + "\nnext\r\n";
        var chunk = next(text, sized(text.length()));
        assertThat(chunk.lines().get(0).bytes()).isEmpty();
        assertThat(chunk.lines()).hasSize(2);
    }

    @Test
    void atMostAHundredLinesAreTakenAtOnce() throws IOException {
        var chunk = next("x\n".repeat(250), sized(500));
        assertThat(chunk.lines()).hasSize(100);
        assertThat(chunk.read().position()).isEqualTo(200);
        assertThat(chunk.read().line()).isEqualTo(100);
    }

    @Test
    void aStoredResourceGetsItsIdAndVersionAndKeepsItsNumbersAsTheyAre() throws IOException {
        var head = "{\"resourceType\":\"Basic\",\"id\":\"1\"";
        var meta = "\"versionId\":\"2\"";
        assertThat(StoredLine.line("{\"resourceType\":\"Basic\",\"x\":1.10}", head, meta))
                .isEqualTo(head + ",\"meta\":{\"versionId\":\"2\"},\"x\":1.10}");
        assertThat(StoredLine.line("{\"resourceType\":\"Basic\"}", head, meta))
                .isEqualTo(head + ",\"meta\":{\"versionId\":\"2\"}}");
        assertThat(StoredLine.line(
                        "{\"resourceType\":\"Basic\",\"meta\":{\"tag\":[{\"code\":\"ä}\"}]},\n\"x\":1e0}", head, meta))
                .isEqualTo(head + ",\"meta\":{\"versionId\":\"2\",\"tag\":[{\"code\":\"ä}\"}]}, \"x\":1e0}");
        assertThat(StoredLine.line("{\"resourceType\":\"Basic\",\"meta\":{}}", head, meta))
                .isEqualTo(head + ",\"meta\":{\"versionId\":\"2\"}}");
    }

    private static InputLines.Chunk next(String text, Input input) throws IOException {
        var bytes = new ByteArrayInputStream(bytes(text));
        bytes.skipNBytes(input.position());
        return InputLines.next(bytes, input);
    }

    private static Input sized(long size) {
        return Input.unread(0, Origin.BODY, "in", Optional.empty(), size, 0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

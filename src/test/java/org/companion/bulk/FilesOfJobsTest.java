package org.companion.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.companion.bulk.Input.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written goes on at what was recorded, and what is read is read in bounded pieces. */
class FilesOfJobsTest {
    @TempDir
    Path folder;

    @Test
    void whatWasWrittenAndNotRecordedIsCutOff() throws IOException {
        List<Written> recorded;
        try (var output = new Output(folder, List.of())) {
            output.append("a", "Patient", bytes("one"));
            recorded = List.copyOf(output.force());
            output.append("a", "Patient", bytes("two"));
            output.force();
        }
        try (var output = new Output(folder, recorded)) {
            output.append("a", "Patient", bytes("three"));
            assertThat(output.force()).containsExactly(new Written("a", "Patient", 2, 10));
        }
        assertThat(folder.resolve("a")).hasContent("one\nthree\n");
    }

    @Test
    void aFileThatLostWhatWasRecordedIsNotGoneOnWith() throws IOException {
        Files.writeString(folder.resolve("a"), "on");
        try (var output = new Output(folder, List.of(new Written("a", "Patient", 1, 4)))) {
            assertThatThrownBy(() -> output.append("a", "Patient", bytes("x"))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aPieceEndsBeforeItIsTooLargeAndALineThatIsGoesAlone() throws IOException {
        var half = "x".repeat(InputLines.BYTES / 2);
        var input = file(half + "\n" + half + "\n" + half + half + half + "\n\n  \nlast");
        var first = InputLines.next(folder.resolve("in"), input);
        assertThat(first.lines()).hasSize(2);
        var second = InputLines.next(folder.resolve("in"), first.read());
        assertThat(second.lines()).hasSize(1);
        var third = InputLines.next(folder.resolve("in"), second.read());
        assertThat(third.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.number()).isEqualTo(6));
        assertThat(third.read().isRead()).isTrue();
        assertThat(first.read().isRead()).isFalse();
    }

    @Test
    void aLineThatIsTooLongIsPassedOverAndNotHeld() throws IOException {
        var input = file("x".repeat(InputLines.LONGEST + 1) + "\nnext\r\n");
        var chunk = InputLines.next(folder.resolve("in"), input);
        assertThat(chunk.lines().get(0).bytes()).isEmpty();
        assertThat(InputLines.next(folder.resolve("in"), input).lines()).hasSize(2);
    }

    @Test
    void atMostAHundredLinesAreTakenAtOnce() throws IOException {
        var chunk = InputLines.next(file("x\n".repeat(250), "many"), numbered("many", 500));
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

    @Test
    void twoServersDoNotShareAFolder() throws IOException {
        try (var one = new BulkFolder(folder)) {
            assertThat(one.known()).isEmpty();
            var id = one.claimed();
            assertThat(one.known()).contains(id);
            one.close();
            try (var next = new BulkFolder(folder)) {
                assertThat(next.known()).contains(id);
            }
        }
    }

    private Input file(String text) throws IOException {
        Files.writeString(folder.resolve("in"), text);
        return numbered("in", text.length());
    }

    private Path file(String text, String name) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Input numbered(String name, long size) {
        return Input.unread(0, Origin.BODY, name, Optional.empty(), size, 0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

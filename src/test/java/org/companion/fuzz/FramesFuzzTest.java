package org.companion.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.companion.inbox.OpenFrames;

/** What may come on a connection of an engine. */
class FramesFuzzTest {
    private static final int MOST = 200;

    @FuzzTest
    void aConnectionGivesMessagesOrIsGivenUp(byte[] stream) throws IOException {
        assertThat(messages(stream)).allMatch(message -> message.length <= MOST);
        assertThat(OpenFrames.head(stream)).hasSizeLessThanOrEqualTo(4_096);
        if (isMessage(stream)) {
            var framed = OpenFrames.read(OpenFrames.written(stream), Math.max(1, stream.length));
            assertThat(framed).hasSize(1);
            assertThat(framed.get(0)).isEqualTo(stream);
        }
    }

    private static List<byte[]> messages(byte[] stream) {
        try {
            return OpenFrames.read(stream, MOST);
        } catch (IOException givenUp) {
            return List.of();
        }
    }

    /** A message cannot hold the signs that begin and end a frame. */
    private static boolean isMessage(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.indexOf(0x0B) < 0 && text.indexOf(0x1C) < 0;
    }
}

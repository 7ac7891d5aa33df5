package org.companion.inbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/** The framing of messages, for tests of other rooms. */
public final class OpenFrames {
    private OpenFrames() {}

    /**
     * The messages on a connection that brings these bytes.
     *
     * @param most the longest message, in bytes
     * @throws IOException where the connection would be given up
     */
    public static List<byte[]> read(byte[] stream, int most) throws IOException {
        var frames = new Frames(new ByteArrayInputStream(stream), new ByteArrayOutputStream(), most, new Semaphore(1));
        var messages = new ArrayList<byte[]>();
        for (var frame = frames.next(); frame.isPresent(); frame = frames.next()) {
            messages.add(frame.get().bytes());
            frames.release();
        }
        return messages;
    }

    /** A message as it is put on a connection. */
    public static byte[] written(byte[] message) throws IOException {
        var out = new ByteArrayOutputStream();
        new Frames(new ByteArrayInputStream(new byte[0]), out, message.length, new Semaphore(1)).answer(message);
        return out.toByteArray();
    }

    /** The head by which a payload's format is told. */
    public static String head(byte[] payload) {
        return Heads.of(payload);
    }
}

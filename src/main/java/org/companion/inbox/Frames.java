package org.companion.inbox;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Messages on a connection by the Minimal Lower Layer Protocol: a vertical tab, the message, a file separator and a
 * carriage return. What stands between frames is skipped; a frame that a new one cuts off was never whole.
 */
final class Frames {
    private static final int START = 0x0B;
    private static final int END = 0x1C;
    private static final int RETURN = 0x0D;
    /** Bytes between frames after which no frame is expected any more. */
    private static final int MOST_NOISE = 65_536;

    private static final int LARGE = 1 << 20;

    private final InputStream in;
    private final OutputStream out;
    private final int most;
    private final Semaphore large;
    private boolean holdsLarge;
    private boolean within;
    private final byte[] buffer = new byte[16_384];
    private int filled;
    private int next;

    /**
     * @param most the longest message, in bytes
     * @param large has a permit for each message of more than a mebibyte that may be held at one time
     */
    Frames(InputStream in, OutputStream out, int most, Semaphore large) {
        this.in = in;
        this.out = out;
        this.most = most;
        this.large = large;
    }

    /** Whether a frame has begun and not ended. */
    boolean isWithin() {
        return within;
    }

    /** A message, or of one that is too long its beginning. */
    record Frame(byte[] bytes, boolean whole) {}

    /**
     * The next message; empty when the sender has hung up between two.
     *
     * @throws EOFException when it has hung up within one
     */
    Optional<Frame> next() throws IOException {
        for (var noise = 0; ; noise++) {
            var one = read();
            if (one < 0) {
                return Optional.empty();
            }
            if (one == START) {
                return Optional.of(frame());
            }
            if (noise > MOST_NOISE) {
                throw new IOException("no MLLP frame begins here");
            }
        }
    }

    private Frame frame() throws IOException {
        within = true;
        var message = new ByteArrayOutputStream(4_096);
        var cut = false;
        while (true) {
            var one = read();
            if (one < 0) {
                throw new EOFException("the frame has no end");
            }
            if (one == START) {
                message.reset();
                cut = false;
            } else if (one == END) {
                var after = read();
                if (after == RETURN || after < 0) {
                    within = false;
                    return new Frame(message.toByteArray(), !cut);
                }
                cut |= !kept(message, one);
                next--; // it may begin something itself
            } else {
                cut |= !kept(message, one);
            }
        }
    }

    private boolean kept(ByteArrayOutputStream message, int one) throws IOException {
        if (message.size() == LARGE && !holdsLarge) {
            hold();
        }
        if (message.size() >= most) {
            return false;
        }
        message.write(one);
        return true;
    }

    private void hold() throws IOException {
        try {
            if (!large.tryAcquire(1, TimeUnit.MINUTES)) {
                throw new IOException("too many large messages at one time");
            }
            holdsLarge = true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }

    /** To be called when a message has been dealt with, and at the end. */
    void release() {
        if (holdsLarge) {
            holdsLarge = false;
            large.release();
        }
    }

    private int read() throws IOException {
        if (next == filled) {
            filled = in.read(buffer, 0, buffer.length);
            next = 0;
            if (filled <= 0) {
                filled = 0;
                return -1;
            }
        }
        return buffer[next++] & 0xff;
    }

    void answer(byte[] message) throws IOException {
        var framed = new byte[message.length + 3];
        framed[0] = START;
        System.arraycopy(message, 0, framed, 1, message.length);
        framed[message.length + 1] = END;
        framed[message.length + 2] = RETURN;
        out.write(framed);
        out.flush();
    }
}

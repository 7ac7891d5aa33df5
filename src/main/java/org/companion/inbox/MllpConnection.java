package org.companion.inbox;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.companion.delivery.Inlet;
import org.companion.delivery.Payload;
import org.companion.delivery.Refusal;
import org.companion.delivery.Refusal.Reason;
import org.companion.hl7.Acknowledgement;
import org.companion.hl7.Hl7Reader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One sender's connection: a message, its answer, the next message. */
final class MllpConnection implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(MllpConnection.class);
    /** A sender that falls silent within a frame is hung up on after so long. */
    private static final int PATIENCE_MILLIS = 30_000;

    private static final int MOST_BYTES = 64 << 20;

    private final Socket socket;
    private final Inlet inlet;
    private final Clock clock;
    private final Semaphore large;
    private boolean answering;
    private boolean finishing;

    MllpConnection(Socket socket, Inlet inlet, Clock clock, Semaphore large) {
        this.socket = socket;
        this.inlet = inlet;
        this.clock = clock;
        this.large = large;
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            var frames = new Frames(
                    socket.getInputStream(), new BufferedOutputStream(socket.getOutputStream()), MOST_BYTES, large);
            try {
                serve(frames);
            } finally {
                frames.release();
            }
        } catch (IOException gone) {
            LOG.debug("An MLLP connection ended: {}", gone.getClass().getSimpleName());
        }
    }

    private void serve(Frames frames) throws IOException {
        while (true) {
            var frame = next(frames);
            if (frame.isEmpty()) {
                return;
            }
            if (!begins()) {
                return;
            }
            frames.answer(answer(frame.get()).getBytes(StandardCharsets.UTF_8));
            frames.release();
            if (!goesOn()) {
                return;
            }
        }
    }

    /** Hangs up: at once, or when the message that is being taken has been answered. */
    synchronized void finish() {
        finishing = true;
        if (!answering) {
            try {
                socket.close();
            } catch (IOException gone) {
                LOG.debug("An MLLP connection was gone already");
            }
        }
    }

    private synchronized boolean begins() {
        answering = !finishing;
        return answering;
    }

    private synchronized boolean goesOn() {
        answering = false;
        return !finishing;
    }

    /** A connection may stay silent between messages as long as it likes. */
    private static Optional<Frames.Frame> next(Frames frames) throws IOException {
        while (true) {
            try {
                return frames.next();
            } catch (SocketTimeoutException silent) {
                if (frames.isWithin()) {
                    throw silent;
                }
            }
        }
    }

    private String answer(Frames.Frame frame) {
        if (!frame.whole()) {
            return refused(
                    frame.bytes(),
                    Refusal.never(Reason.DATA_TYPE, "", "the message is longer than " + (MOST_BYTES >> 20) + " MiB"));
        }
        try {
            return inlet.take(new Payload(frame.bytes(), "mllp", Map.of()))
                    .entry()
                    .answer();
        } catch (RuntimeException failed) {
            LOG.warn(
                    "A message could not be kept and was answered AE: {}",
                    failed.getClass().getName());
            return refused(
                    frame.bytes(),
                    Refusal.error(Reason.INTERNAL, "", "the message could not be kept; send it again a little later"));
        }
    }

    private String refused(byte[] bytes, Refusal refusal) {
        var head = new byte[Math.min(bytes.length, 16_384)];
        System.arraycopy(bytes, 0, head, 0, head.length);
        return new Acknowledgement(
                        Hl7Reader.text(head),
                        ZonedDateTime.now(clock),
                        UUID.randomUUID().toString().replace("-", ""))
                .refused(refusal);
    }
}

package org.companion.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A sender of HL7 v2 messages, as an interface engine is one. */
public final class Mllp implements Closeable {
    private final Socket socket;
    private final InputStream in;

    public Mllp(int port) {
        try {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(60_000);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    /** Sends one message and gives its answer, with line feeds between segments. */
    public String send(String message) {
        return send(message.replace('\n', '\r').getBytes(StandardCharsets.UTF_8));
    }

    public String send(byte[] message) {
        try {
            raw(framed(message));
            return answer();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Sends bytes as they are. */
    public void raw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    public static byte[] framed(byte[] message) {
        var framed = new ByteArrayOutputStream();
        framed.write(0x0B);
        framed.writeBytes(message);
        framed.write(0x1C);
        framed.write(0x0D);
        return framed.toByteArray();
    }

    /** The next answer; an IOException where the server hangs up. */
    public String answer() throws IOException {
        var answer = new ByteArrayOutputStream();
        for (var last = 0; ; ) {
            var one = in.read();
            if (one < 0) {
                throw new IOException("the server hung up");
            }
            if (one == 0x0D && last == 0x1C) {
                break;
            }
            if (one != 0x0B && one != 0x1C) {
                answer.write(one);
            }
            last = one;
        }
        return answer.toString(StandardCharsets.UTF_8).replace('\r', '\n');
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}

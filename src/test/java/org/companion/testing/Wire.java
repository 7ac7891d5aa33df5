package org.companion.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A connection between two servers that can be cut and mended, as a network's can. */
public final class Wire implements Closeable {
    private final int far;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ServerSocket near;

    /** {@code far}: the port at its other end. */
    public Wire(int far) throws IOException {
        this.far = far;
        this.near = listening(0);
    }

    private ServerSocket listening(int port) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        var thread = new Thread(() -> accept(socket), "wire");
        thread.setDaemon(true);
        thread.start();
        return socket;
    }

    public int port() {
        return near.getLocalPort();
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                var one = listening.accept();
                var other = new Socket(InetAddress.getLoopbackAddress(), far);
                open.add(one);
                open.add(other);
                pass(one, other);
                pass(other, one);
            } catch (IOException cut) {
                // the next connection is tried
            }
        }
    }

    private void pass(Socket from, Socket to) {
        var thread = new Thread(() -> {
            try (from;
                    to;
                    InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                in.transferTo(out);
            } catch (IOException cut) {
                // both ends are closed
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** Cuts it for so long; connections that were open are gone for good. */
    public void cutFor(long millis) throws IOException, InterruptedException {
        var port = port();
        close();
        Thread.sleep(millis);
        near = listening(port);
    }

    @Override
    public void close() throws IOException {
        near.close();
        for (var socket : open) {
            socket.close();
        }
        open.clear();
    }
}

package org.companion.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** A small HTTP/1.1 client that keeps its connections and counts; it costs the server's cores as little as may be. */
final class Load {
    private final int port;

    Load(int port) {
        this.port = port;
    }

    /** What a run gave: requests per second, and the time of the median and of the slowest hundredth in milliseconds. */
    record Result(double perSecond, double p50, double p99, int refused) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.0f/s, p50 %.2f ms, p99 %.2f ms", perSecond, p50, p99)
                    + (refused == 0 ? "" : ", " + refused + " REFUSED");
        }
    }

    /** Sends for so many seconds over so many connections; {@code request} makes the n-th request of a connection. */
    Result run(int seconds, int connections, IntFunction<byte[]> request) throws InterruptedException {
        return run(connections, first -> send(seconds, first, request));
    }

    private interface Sending {
        Counted from(int first) throws IOException;
    }

    private static Result run(int connections, Sending sending) throws InterruptedException {
        var pool = Executors.newFixedThreadPool(connections);
        var jobs = new ArrayList<Callable<Counted>>();
        for (int c = 0; c < connections; c++) {
            var first = c * 10_000_000;
            jobs.add(() -> sending.from(first));
        }
        var begin = System.nanoTime();
        var counted = new ArrayList<Counted>();
        try {
            for (var done : pool.invokeAll(jobs)) {
                counted.add(done.get());
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } finally {
            pool.shutdownNow();
        }
        return result(counted, (System.nanoTime() - begin) / 1e9);
    }

    /** Sends one request that must be taken. */
    void once(byte[] request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request);
            var status = answer(new BufferedInputStream(socket.getInputStream()));
            if (status >= 300) {
                throw new IOException("the server answered " + status);
            }
        }
    }

    private record Counted(long[] nanos, int refused) {}

    private static Result result(List<Counted> counted, double seconds) {
        var all = counted.stream()
                .flatMapToLong(c -> Arrays.stream(c.nanos()))
                .sorted()
                .toArray();
        var refused = counted.stream().mapToInt(Counted::refused).sum();
        return new Result(all.length / seconds, at(all, 0.5), at(all, 0.99), refused);
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1) * share)] / 1e6;
    }

    /**
     * Sends at a fixed rate, whether answers come or not; the time of a request counts from when it was due, so that a
     * server that stands still is not spared the requests it keeps waiting.
     */
    Result paced(int seconds, int connections, double perSecond, IntFunction<byte[]> request)
            throws InterruptedException {
        var gap = (long) (1e9 * connections / perSecond);
        return run(connections, first -> sendPaced(seconds, first, gap, request));
    }

    private Counted sendPaced(int seconds, int first, long gap, IntFunction<byte[]> request) throws IOException {
        try (var line = new Connection()) {
            var count = (int) (seconds * 1_000_000_000L / gap);
            var nanos = new long[count];
            int refused = 0;
            var due = System.nanoTime();
            for (int n = 0; n < count; n++) {
                due += gap;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                if (line.send(request.apply(first + n)) >= 300) {
                    refused++;
                }
                nanos[n] = System.nanoTime() - due;
            }
            return new Counted(nanos, refused);
        }
    }

    private Counted send(int seconds, int first, IntFunction<byte[]> request) throws IOException {
        try (var line = new Connection()) {
            var nanos = new long[1 << 20];
            int n = 0;
            int refused = 0;
            var end = System.nanoTime() + seconds * 1_000_000_000L;
            while (System.nanoTime() < end && n < nanos.length) {
                var bytes = request.apply(first + n);
                var before = System.nanoTime();
                if (line.send(bytes) >= 300) {
                    refused++;
                }
                nanos[n++] = System.nanoTime() - before;
            }
            return new Counted(Arrays.copyOf(nanos, n), refused);
        }
    }

    /** A connection that is opened anew when the server has closed it, as stock servers do after a hundred requests. */
    private final class Connection implements AutoCloseable {
        private Socket socket;
        private InputStream in;

        Connection() throws IOException {
            open();
        }

        private void open() throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        }

        int send(byte[] request) throws IOException {
            try {
                return sent(request);
            } catch (IOException closed) {
                close();
                open();
                return sent(request);
            }
        }

        private int sent(byte[] request) throws IOException {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return answer(in);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static int answer(InputStream in) throws IOException {
        var status = Integer.parseInt(line(in).substring(9, 12));
        int length = -1;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
        }
        if (length >= 0) {
            in.skipNBytes(length);
            return status;
        }
        for (var size = chunk(in); size > 0; size = chunk(in)) {
            in.skipNBytes(size + 2L);
        }
        line(in);
        return status;
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in).strip(), 16);
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server closed the connection");
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    /** A request as bytes. */
    static byte[] request(String method, String path, String type, String body) {
        return request(method, path, type, body.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] request(String method, String path, String type, byte[] bytes) {
        var head = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n"
                + (bytes.length == 0 ? "" : "Content-Type: " + type + "\r\n") + "Content-Length: " + bytes.length
                + "\r\n\r\n";
        var start = head.getBytes(StandardCharsets.UTF_8);
        var whole = Arrays.copyOf(start, start.length + bytes.length);
        System.arraycopy(bytes, 0, whole, start.length, bytes.length);
        return whole;
    }
}

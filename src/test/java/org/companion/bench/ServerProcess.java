package org.companion.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server in a process of its own, on a fresh folder, with what it costs. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final int port;
    private final double readyAfter;
    private final Duration cpuToReady;

    private ServerProcess(Process process, int port, double readyAfter) {
        this.process = process;
        this.port = port;
        this.readyAfter = readyAfter;
        this.cpuToReady = cpu();
    }

    /** Starts it with these JVM arguments and waits for the first good answer to {@code /fhir/metadata}. */
    static ServerProcess start(List<String> what, int port, boolean demo) throws IOException, InterruptedException {
        return start(what, port, demo, folder());
    }

    /** A fresh folder for a server's data. */
    static Path folder() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target", "bench")), "data");
    }

    /** The same on data that are there already. */
    static ServerProcess start(List<String> what, int port, boolean demo, Path data)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx2g");
        command.addAll(what);
        command.addAll(List.of("--server.port=" + port, "--companion.data=" + data, "--companion.demo=" + demo));
        var begin = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("server.log").toFile())
                .start();
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() - begin > 240_000_000_000L) {
                throw new IllegalStateException("the server did not start; see " + data.resolve("server.log"));
            }
            Thread.sleep(100);
        }
        return new ServerProcess(process, port, (System.nanoTime() - begin) / 1e9);
    }

    private static boolean answers(int port) {
        try {
            var call = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/fhir/metadata")
                    .toURL()
                    .openConnection();
            call.setConnectTimeout(500);
            return call.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    /** Seconds from the start of the process to its first answer. */
    double readyAfter() {
        return readyAfter;
    }

    /** Processor time used up to the first answer. */
    Duration cpuToReady() {
        return cpuToReady;
    }

    private Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Resident memory in MB, where the system tells (Linux). */
    long residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0L);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}

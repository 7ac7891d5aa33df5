package org.companion.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** {@code mvn -Pbench verify}: what the house costs, in one run, written to {@code target/bench/report.md}. */
final class Bench {
    private static final int WARM = Integer.getInteger("bench.warm", 20);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 10);
    private static final int CLIENTS = 4;

    private final List<String> report = new ArrayList<>();

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        var bench = new Bench();
        bench.machine();
        if (!Boolean.getBoolean("bench.skipstart")) {
            bench.start();
        }
        try (var server = ServerProcess.start(
                List.of("-cp", System.getProperty("java.class.path"), BenchServer.class.getName()), 18190, true)) {
            var load = new Load(server.port());
            bench.hooks(load);
            bench.writes(load);
            bench.search(load);
            bench.row("resident memory after all this", server.residentMegabytes() + " MB");
        }
        bench.row("one decision of the advisor", DecisionBench.run());
        bench.write();
    }

    private void machine() {
        report.add("| what | measured |");
        report.add("|---|---|");
        row("cores, Java", Runtime.getRuntime().availableProcessors() + ", " + System.getProperty("java.version"));
    }

    private void start() throws IOException, InterruptedException {
        var jar = Path.of("target", "companion.jar");
        row("jar", Files.size(jar) / (1024 * 1024) + " MB");
        try (var server = ServerProcess.start(List.of("-jar", jar.toString()), 18191, false)) {
            row(
                    "start of the jar to its first answer, empty database",
                    String.format(
                            Locale.ROOT,
                            "%.1f s, %.1f CPU-seconds, %d MB resident",
                            server.readyAfter(),
                            server.cpuToReady().toMillis() / 1000.0,
                            server.residentMegabytes()));
        }
    }

    /** Bare endpoint and order-sign take turns, so that both meet the same machine. */
    private void hooks(Load load) throws InterruptedException {
        var body = orderSign();
        var bare = Load.request("POST", "/bare", "application/json", body);
        var hook = Load.request("POST", "/cds-services/companion-order-sign", "application/json", body);
        load.run(WARM, CLIENTS, n -> bare);
        load.run(WARM, CLIENTS, n -> hook);
        var bareRuns = new ArrayList<Load.Result>();
        var hookRuns = new ArrayList<Load.Result>();
        for (int round = 0; round < 3; round++) {
            bareRuns.add(load.run(SECONDS, CLIENTS, n -> bare));
            hookRuns.add(load.run(SECONDS, CLIENTS, n -> hook));
        }
        var ratios = IntStream.range(0, 3)
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "%.0f %%",
                        100 * hookRuns.get(i).perSecond() / bareRuns.get(i).perSecond()))
                .collect(Collectors.joining(", "));
        row("bare endpoint, " + CLIENTS + " clients", bareRuns.get(2).toString());
        row("order-sign, " + CLIENTS + " clients", hookRuns.get(2).toString());
        row("order-sign as a share of bare, three rounds", ratios);
        row("order-sign, 1 client", load.run(SECONDS, 1, n -> hook).toString());
    }

    private void writes(Load load) throws IOException, InterruptedException {
        load.once(Load.request("POST", "/fhir", "application/fhir+json", patients()));
        load.run(WARM, CLIENTS, Bench::create);
        row(
                "creates of genomic Observations, 1 client",
                load.run(SECONDS, 1, Bench::create).toString());
        row(
                "creates of genomic Observations, " + CLIENTS + " clients",
                load.run(SECONDS, CLIENTS, Bench::create).toString());
        var one = load.run(2 * SECONDS, 1, Bench::bundle);
        row(
                "bundles of 100 Observations, 1 client",
                one + String.format(Locale.ROOT, " = %.0f Observations/s", 100 * one.perSecond()));
        var two = load.run(2 * SECONDS, 2, Bench::bundle);
        row(
                "bundles of 100 Observations, 2 clients",
                two + String.format(Locale.ROOT, " = %.0f Observations/s", 100 * two.perSecond()));
    }

    private void search(Load load) throws InterruptedException {
        load.run(5, CLIENTS, Bench::find);
        row(
                "search by patient and code, 1 client",
                load.run(SECONDS, 1, Bench::find).toString());
        row(
                "search by patient and code, " + CLIENTS + " clients",
                load.run(SECONDS, CLIENTS, Bench::find).toString());
        row(
                "read of a Patient, " + CLIENTS + " clients",
                load.run(SECONDS, CLIENTS, n -> Load.request("GET", "/fhir/Patient/bench-" + n % 200, "", ""))
                        .toString());
    }

    private static byte[] find(int n) {
        return Load.request("GET", "/fhir/Observation?patient=bench-" + n % 200 + "&code=69548-6&_count=20", "", "");
    }

    private static byte[] create(int n) {
        return Load.request("POST", "/fhir/Observation", "application/fhir+json", variant(n));
    }

    private static byte[] bundle(int n) {
        var entries = IntStream.range(0, 100)
                .mapToObj(i -> "{\"resource\":" + variant(n * 100 + i)
                        + ",\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}")
                .collect(Collectors.joining(","));
        var bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entries + "]}";
        return Load.request("POST", "/fhir", "application/fhir+json", bundle);
    }

    private static String patients() {
        return IntStream.range(0, 200)
                .mapToObj(n -> "{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"bench-" + n
                        + "\"},\"request\":{\"method\":\"PUT\",\"url\":\"Patient/bench-" + n + "\"}}")
                .collect(Collectors.joining(
                        ",", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[", "]}"));
    }

    private static String variant(int n) {
        return template("variant.json")
                .replace("PATIENT", "bench-" + Math.floorMod(n, 200))
                .replace("1234567", "" + (100_000 + Math.floorMod(n, 90_000_000)));
    }

    private static String orderSign() {
        return template("order-sign.json");
    }

    private static String template(String name) {
        try (var in = Bench.class.getResourceAsStream("/bench/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private void row(String what, String measured) {
        report.add("| " + what + " | " + measured + " |");
        System.out.println(what + ": " + measured);
    }

    private void write() throws IOException {
        Files.write(Path.of("target", "bench", "report.md"), report);
    }
}

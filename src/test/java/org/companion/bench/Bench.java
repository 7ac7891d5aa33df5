package org.companion.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.companion.synthetic.SyntheticGenome;

/** {@code mvn -Pbench verify}: what the house costs, in one run, written to {@code target/bench/report.md}. */
final class Bench {
    private static final int WARM = Integer.getInteger("bench.warm", 20);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 10);
    private static final int MANY = 100_000;
    private static final int CLIENTS = 4;
    private static final int ROUNDS = 3;
    private static final List<String> PARTS =
            List.of(System.getProperty("bench.parts", "start,hooks,flat,against,genome,cohort,trials,inbox,decision")
                    .split(","));

    private final List<String> report = new ArrayList<>();

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        var bench = new Bench();
        bench.machine();
        for (var part : PARTS) {
            bench.measure(part);
        }
        bench.write();
    }

    private void measure(String part) throws Exception {
        switch (part) {
            case "start" -> start();
            case "hooks" -> {
                try (var server = own(18190, true)) {
                    hooks(new Load(server.port()));
                    row("resident memory after these calls", server.residentMegabytes() + " MB");
                }
            }
            case "flat" -> {
                for (int patients : new int[] {10, 1_000, 100_000}) {
                    flat(patients);
                }
            }
            case "against" -> against();
            case "genome" -> genome();
            case "cohort" -> cohort();
            case "trials" -> trials();
            case "population" -> population();
            case "inbox" -> inbox();
            case "decision" -> {
                row("one decision of the advisor", DecisionBench.run());
                row(
                        "a whole profile (aim 5 ms), twenty genes from variants (aim 50 ms)",
                        DecisionBench.run(PgxBench.class));
                row("a tumour with 500 changes against all packs (aim 10 ms)", DecisionBench.run(TumourBench.class));
            }
            default -> throw new IllegalArgumentException("bench.parts: " + part + " is none of them");
        }
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

    /** Reports of two variants, seven resources each, by eight senders. */
    private void inbox() throws IOException, InterruptedException {
        var settings = new ArrayList<>(List.of("-Dcompanion.mllp.enabled=true", "-Dcompanion.mllp.port=18196"));
        settings.addAll(classPath(BenchServer.class));
        try (var server = ServerProcess.start(settings, 18195, false)) {
            var load = new MllpLoad(18196, server.port());
            load.patient();
            load.taken("warm", WARM);
            row("reports by MLLP, 8 senders (aim 400/s, p99 under 100 ms)", load.taken("run", SECONDS));
            row("filed afterwards", load.filed(SECONDS));
        }
    }

    private static ServerProcess own(int port, boolean demo) throws IOException, InterruptedException {
        return ServerProcess.start(classPath(BenchServer.class), port, demo);
    }

    private static List<String> classPath(Class<?> main) {
        return List.of("-cp", System.getProperty("java.class.path"), main.getName());
    }

    /** Bare endpoint and order-sign take turns, so that both meet the same machine. */
    private void hooks(Load load) throws InterruptedException {
        hook(load, "order-sign, patient on file", orderSign());
        hook(load, "order-sign, all data in prefetch", template("order-sign-prefetch.json"));
    }

    private void hook(Load load, String name, String body) throws InterruptedException {
        var bare = Load.request("POST", "/bare", "application/json", body);
        var hook = Load.request("POST", "/cds-services/companion-order-sign", "application/json", body);
        load.run(WARM, CLIENTS, n -> bare);
        load.run(WARM, CLIENTS, n -> hook);
        var bareRuns = new ArrayList<Load.Result>();
        var hookRuns = new ArrayList<Load.Result>();
        for (int round = 0; round < ROUNDS; round++) {
            bareRuns.add(load.run(SECONDS, CLIENTS, n -> bare));
            hookRuns.add(load.run(SECONDS, CLIENTS, n -> hook));
        }
        row(
                name + ": bare endpoint, " + CLIENTS + " clients",
                bareRuns.get(ROUNDS - 1).toString());
        row(name + ", " + CLIENTS + " clients", hookRuns.get(ROUNDS - 1).toString());
        row(name + ", share of bare, by rounds (aim 40 %)", shares(hookRuns, bareRuns));
        var half = hookRuns.get(ROUNDS - 1).perSecond() / 2;
        row(
                name + ", at half of that rate (aim p99 under 25 ms)",
                load.paced(SECONDS, CLIENTS, half, n -> hook).toString());
    }

    private static String shares(List<Load.Result> ours, List<Load.Result> others) {
        return IntStream.range(0, ours.size())
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "%.0f %%",
                        100 * ours.get(i).perSecond() / others.get(i).perSecond()))
                .collect(Collectors.joining(", "));
    }

    /** Calls about patients picked at random among so many: more than are kept parsed in memory. */
    private void flat(int patients) throws IOException, InterruptedException, SQLException {
        var folder = ServerProcess.folder();
        Seed.patients(folder, patients);
        try (var server = ServerProcess.start(classPath(BenchServer.class), 18193, false, folder)) {
            var load = new Load(server.port());
            var random = new Random(1);
            var calls = IntStream.range(0, 20_000)
                    .mapToObj(i -> orderSign().replace("demo-clopidogrel-poor", "seed-" + random.nextInt(patients)))
                    .map(body -> Load.request("POST", "/cds-services/companion-order-sign", "application/json", body))
                    .toArray(byte[][]::new);
            load.run(WARM, CLIENTS, n -> calls[Math.floorMod(n * 31, calls.length)]);
            var result = load.run(SECONDS, CLIENTS, n -> calls[Math.floorMod(n * 37 + 1, calls.length)]);
            row(String.format(Locale.ROOT, "order-sign among %,d patients on file", patients), result.toString());
        }
    }

    /** The FHIR door against HAPI's server as it comes, in turns on the same data. */
    private void against() throws IOException, InterruptedException {
        try (var own = own(18190, false);
                var stock = ServerProcess.start(classPath(StockServer.class), 18192, false)) {
            var ours = new Load(own.port());
            var theirs = new Load(stock.port());
            for (var load : List.of(ours, theirs)) {
                load.once(Load.request("POST", "/fhir", "application/fhir+json", patients()));
                load.run(WARM, CLIENTS, Bench::create);
            }
            turns(
                    "creates of genomic Observations, 4 clients (aim 1.10)",
                    ours,
                    theirs,
                    SECONDS,
                    CLIENTS,
                    Bench::create);
            turns("bundles of 100 Observations, 1 client (aim 0.87)", ours, theirs, 2 * SECONDS, 1, Bench::bundle);
            turns("search by patient and code, 4 clients (aim 0.73)", ours, theirs, SECONDS, CLIENTS, Bench::find);
            turns("read of a Patient, 4 clients", ours, theirs, SECONDS, CLIENTS, Bench::read);
        }
    }

    /** A genome comes in as VCF, and is asked for by regions as long as a gene. */
    private void genome() throws IOException, InterruptedException {
        var calls = Integer.getInteger("bench.calls", 4_500_000);
        var vcf = Path.of("target", "bench", "genome.vcf.gz");
        SyntheticGenome.write(vcf, calls, 7);
        var folder = ServerProcess.folder();
        try (var server = ServerProcess.start(classPath(BenchServer.class), 18194, false, folder)) {
            var load = new Load(server.port());
            load.once(patient(0));
            var before = size(folder);
            var file = Files.readAllBytes(vcf);
            var began = System.nanoTime();
            load.once(Load.request("POST", importVcf(0), "application/gzip", file));
            var seconds = (System.nanoTime() - began) / 1e9;
            row(
                    String.format(Locale.ROOT, "a VCF of %,d calls, by HTTP (aim 150,000/s)", calls),
                    String.format(
                            Locale.ROOT,
                            "%.0f calls/s, %.1f bytes a call on disk, %d MB resident",
                            calls / seconds,
                            (size(folder) - before) / (double) calls,
                            server.residentMegabytes()));
            var random = new Random(3);
            var asked = IntStream.range(0, 2_000).mapToObj(n -> region(random)).toArray(byte[][]::new);
            load.run(WARM, 1, n -> asked[Math.floorMod(n, asked.length)]);
            row(
                    "regions of 50,000 bases of one genome, with their variants, 1 client (aim p50 5 ms)",
                    load.run(SECONDS, 1, n -> asked[Math.floorMod(n * 7, asked.length)])
                            .toString());
            row("the same regions by htsjdk and tabix, in one process, lines only", TabixBeside.run(vcf));
            var others = 20;
            for (int n = 1; n <= others; n++) {
                SyntheticGenome.write(vcf, calls / others, 100L + n);
                load.once(patient(n));
                load.once(Load.request("POST", importVcf(n), "application/gzip", Files.readAllBytes(vcf)));
            }
            Thread.sleep(Long.getLong("bench.settle", 90) * 1_000);
            row(
                    "the same regions with " + others + " genomes more on file, of a twentieth as many calls, 1 client",
                    load.run(SECONDS, 1, n -> asked[Math.floorMod(n * 7, asked.length)])
                            .toString());
            var carriers = Load.request(
                    "GET", "/fhir/$find-population-specific-variants?variants=NC_000007.14:140753335:A:T", "", "");
            row(
                    "who carries an allele, 1 client",
                    load.run(SECONDS, 1, n -> carriers).toString());
        }
        row(
                "the file of them all, once the server has been stopped (aim 10 bytes a call)",
                String.format(Locale.ROOT, "%.1f bytes a call", size(folder) / (double) (2 * calls)));
    }

    /** Who of very many patients has an allele, on file. */
    private void cohort() throws IOException, InterruptedException, SQLException {
        var folder = ServerProcess.folder();
        Seed.patients(folder, MANY);
        Seed.variants(folder, MANY);
        try (var server = ServerProcess.start(classPath(BenchServer.class), 18195, false, folder)) {
            var load = new Load(server.port());
            for (var rare : Seed.SHARED.entrySet()) {
                var asked = Load.request(
                        "GET",
                        "/fhir/$find-population-specific-variants?includePatientList=true&variants=" + rare.getValue(),
                        "",
                        "");
                load.run(WARM / 2, 1, n -> asked);
                row(
                        String.format(
                                Locale.ROOT,
                                "which of %,d patients carry an allele that one in %,d has, 1 client (aim 20 ms)",
                                MANY,
                                rare.getKey()),
                        load.run(SECONDS, 1, n -> asked).toString());
            }
        }
    }

    private void trials() throws IOException, InterruptedException, SQLException {
        var folder = ServerProcess.folder();
        Seed.patients(folder, MANY);
        Seed.tumours(folder, MANY);
        try (var server = ServerProcess.start(classPath(BenchServer.class), 18196, false, folder)) {
            var load = new Load(server.port());
            for (var trial : Seed.TRIALS.entrySet()) {
                var asked = Load.request("GET", "/fhir/$match-trials?trial=" + trial.getKey(), "", "");
                load.run(WARM / 2, 1, n -> asked);
                row(
                        String.format(
                                Locale.ROOT,
                                "which of %,d patients fit a trial whose marker one in %,d has, 1 client (aim 2 s)",
                                MANY,
                                trial.getValue()),
                        load.run(SECONDS, 1, n -> asked).toString());
            }
        }
    }

    /** For whom of a million patients statements advise something that have come into use: one in thirty is looked at. */
    private void population() throws IOException, InterruptedException, SQLException {
        var many = Integer.getInteger("bench.patients", 1_000_000);
        var folder = ServerProcess.folder();
        Seed.patients(folder, many);
        Seed.tumours(folder, many);
        ServerProcess.start(classPath(BenchServer.class), 18197, false, folder).close();
        Seed.somethingNew(folder, System.getProperty("bench.statements", "label:sotorasib%"));
        try (var server = ServerProcess.start(classPath(BenchServer.class), 18197, false, folder)) {
            row(
                    String.format(Locale.ROOT, "who of %,d patients is newly actionable", many),
                    BulkQuestion.ask(server.port(), "/fhir/$newly-actionable"));
            row("resident memory after it", server.residentMegabytes() + " MB");
        }
        row(
                String.format(Locale.ROOT, "the file of %,d patients, with two results each", many),
                size(folder) / (1024 * 1024) + " MB");
    }

    private static byte[] patient(int n) {
        return Load.request(
                "PUT",
                "/fhir/Patient/genome-" + n,
                "application/fhir+json",
                "{\"resourceType\":\"Patient\",\"id\":\"genome-" + n + "\"}");
    }

    private static String importVcf(int patient) {
        return "/fhir/$import-vcf?testIdentifier=bench&genomicSourceClass=germline&subject=Patient/genome-" + patient;
    }

    private static byte[] region(Random random) {
        int start = 1_000_000 + random.nextInt(140_000_000);
        return Load.request(
                "GET",
                "/fhir/$find-subject-variants?subject=genome-0&includeVariants=true&ranges=NC_000007.14:" + start + "-"
                        + (start + 50_000),
                "",
                "");
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".db"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private void turns(String name, Load ours, Load theirs, int seconds, int clients, IntFunction<byte[]> request)
            throws InterruptedException {
        var own = new ArrayList<Load.Result>();
        var stock = new ArrayList<Load.Result>();
        for (int round = 0; round < 2; round++) {
            own.add(ours.run(seconds, clients, request));
            stock.add(theirs.run(seconds, clients, request));
        }
        row(
                name,
                own.get(1) + "; stock HAPI " + stock.get(1) + "; ratio by rounds "
                        + IntStream.range(0, 2)
                                .mapToObj(i -> String.format(
                                        Locale.ROOT,
                                        "%.2f",
                                        own.get(i).perSecond() / stock.get(i).perSecond()))
                                .collect(Collectors.joining(", ")));
    }

    private static byte[] read(int n) {
        return Load.request("GET", "/fhir/Patient/bench-" + Math.floorMod(n, 200), "", "");
    }

    private static byte[] find(int n) {
        return Load.request(
                "GET", "/fhir/Observation?patient=bench-" + Math.floorMod(n, 200) + "&code=69548-6&_count=20", "", "");
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

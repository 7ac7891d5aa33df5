package org.companion.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.companion.advice.Advisor;
import org.companion.advice.Consultation;
import org.companion.advice.Order;
import org.companion.chart.Chart;
import org.companion.chart.Coded;
import org.companion.chart.PatientId;
import org.companion.fhir.Bundles;
import org.companion.fhir.ChartReader;
import org.companion.fhir.Json;
import org.companion.genome.Sequence;
import org.companion.intake.Intake;
import org.companion.library.Library;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** One decision of the advisor, without parsing and without the wire. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecisionBench {
    @Param({"clopidogrel-poor clopidogrel", "cml-t315i imatinib", "lung-t790m erlotinib", "clozapine-anc-400 clozapine"
    })
    String story = "";

    private Advisor advisor;
    private Order order;
    private Chart chart;

    @Setup
    public void read() throws IOException {
        var library = Library.read(Optional.empty());
        var name = story.split(" ");
        var patient = new PatientId("demo-" + name[0]);
        try (var demo = DecisionBench.class.getResourceAsStream("/demo/" + name[0] + ".json")) {
            var bundle = Json.stored(new String(demo.readAllBytes(), StandardCharsets.UTF_8));
            chart = new ChartReader(new Intake(library.vocabulary(), Sequence.NONE))
                    .read(patient, Bundles.resources(bundle));
        }
        var drug = Coded.words(name[1]);
        var drugs = library.knowledge().drugs().recognise(drug);
        order = new Order(
                Optional.empty(), drug, drugs, List.of(), Optional.empty(), false, LocalDate.of(2026, 11, 24));
        advisor = new Advisor(library.knowledge(), library.units());
    }

    private static String named(BenchmarkParams params) {
        var story = params.getParam("story");
        return story == null ? params.getBenchmark().replaceAll(".*\\.", "") : story;
    }

    @Benchmark
    public Consultation decide() {
        return advisor.advise(order, chart);
    }

    /** The mean time of each story in words. */
    static String run() throws RunnerException {
        return run(DecisionBench.class);
    }

    static String run(Class<?> bench) throws RunnerException {
        var options = new OptionsBuilder()
                .include(bench.getName())
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(2))
                .build();
        return new Runner(options)
                .run().stream()
                        .map(result -> String.format(
                                Locale.ROOT,
                                "%s %.1f µs",
                                named(result.getParams()),
                                result.getPrimaryResult().getScore()))
                        .collect(Collectors.joining(", "));
    }
}

package org.companion.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.companion.chart.Chart;
import org.companion.chart.PatientId;
import org.companion.fhir.ChartReader;
import org.companion.fhir.ResultReader;
import org.companion.genome.Sequence;
import org.companion.intake.Intake;
import org.companion.library.Library;
import org.companion.testing.Genome;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The chart of a patient of whom ten thousand results are on file, made anew each time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ReadingsBench {
    private static final int RESULTS = 10_000;
    private static final PatientId PATIENT = new PatientId("1");
    /** One in ten is asked for by some statement; the others are what hospitals measure beside. */
    private static final List<String> CODES =
            List.of("751-8", "718-7", "4544-3", "787-2", "2951-2", "2075-0", "17861-6", "1742-6", "1920-8", "6768-6");

    private Engine.Opened database;
    private StoredCharts charts;
    private ChartReader reader;
    private List<StoredResource> resources;

    @Setup
    public void write() throws Exception {
        Files.createDirectories(Path.of("target", "test-data"));
        var library = Library.read(Optional.empty());
        var intake = new Intake(library.vocabulary(), Sequence.NONE);
        reader = new ChartReader(intake);
        var indexing = new FhirIndexing(new ResultReader(intake, Genome.liftover(), Sequence.NONE), reader);
        database = Engine.H2.open();
        var versions = new ChartVersions(database.sql, true, 100);
        var writer = new ChartWriter(database.sql, indexing, versions);
        resources = resources();
        database.transaction.executeWithoutResult(
                status -> resources.forEach(one -> writer.write(ChartChange.created(one))));
        charts = new StoredCharts(
                database.sql,
                versions,
                (patient, read, measured) -> reader.read(
                        patient, read.stream().map(FhirIndexing::resource).toList(), measured),
                new KnownCodes(library.knowledge()),
                100);
    }

    private static List<StoredResource> resources() {
        var all = new ArrayList<StoredResource>();
        all.add(new StoredResource("Patient", "1", "{\"resourceType\":\"Patient\",\"id\":\"1\"}"));
        for (int i = 0; i < RESULTS; i++) {
            all.add(new StoredResource("Observation", "o" + i, """
                    {"resourceType":"Observation","id":"o%d","status":"final","subject":{"reference":"Patient/1"},
                    "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category",
                    "code":"laboratory"}]}],"effectiveDateTime":"%s","code":{"coding":[{"system":"http://loinc.org",
                    "code":"%s","display":"A test of the blood"}]},"valueQuantity":{"value":%d.5,"unit":"10*3/uL",
                    "system":"http://unitsofmeasure.org","code":"10*3/uL"}}
                    """.formatted(
                    i, LocalDate.of(2026, 11, 27).minusDays(i / CODES.size()), CODES.get(i % CODES.size()), i % 9)));
        }
        return all;
    }

    @TearDown
    public void close() {
        database.close();
    }

    /** From the index. */
    @Benchmark
    public Chart indexed() {
        charts.forget();
        return charts.of(PATIENT).orElseThrow();
    }

    /** What it would take to read them all, once they are out of the database. */
    @Benchmark
    public Chart readAll() {
        return reader.read(
                PATIENT, resources.stream().map(FhirIndexing::resource).toList(), List.of());
    }
}

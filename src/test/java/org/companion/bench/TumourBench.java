package org.companion.bench;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.companion.advice.Advisor;
import org.companion.advice.Option;
import org.companion.advice.Options;
import org.companion.advice.Reach;
import org.companion.advice.TrialMatch;
import org.companion.advice.Trials;
import org.companion.calling.Definitions;
import org.companion.chart.Chart;
import org.companion.chart.Coded;
import org.companion.chart.Diagnosis;
import org.companion.chart.Finding;
import org.companion.chart.Finding.Variant;
import org.companion.chart.Origin;
import org.companion.chart.PatientId;
import org.companion.chart.Presence;
import org.companion.chart.Source;
import org.companion.genome.Gene;
import org.companion.genome.ProteinChange;
import org.companion.knowledge.Criterion.HasVariant;
import org.companion.knowledge.KnowledgeBase;
import org.companion.library.Library;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A tumour with five hundred changes, in all the genes that statements speak of, judged against all packs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TumourBench {
    private static final int CHANGES = 500;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    private Options options;
    private Trials trials;
    private Chart chart;

    @Setup
    public void read() {
        var library = Library.read(Optional.empty());
        var knowledge = library.knowledge();
        options = new Options(new Advisor(knowledge, library.units()), knowledge);
        trials = new Trials(knowledge, library.units(), Definitions.none());
        var genes = genes(knowledge);
        var findings = new ArrayList<Finding>();
        findings.add(variant(new Gene("EGFR"), "p.L858R", 0));
        findings.add(variant(new Gene("EGFR"), "p.T790M", 1));
        for (int i = 2; i < CHANGES; i++) {
            findings.add(variant(genes.get(i % genes.size()), "p.A" + (2000 + i) + "V", i));
        }
        var lung = new Diagnosis(Coded.words("Lung adenocarcinoma"), source(0));
        chart = new Chart(
                new PatientId("1"), Optional.empty(), findings, List.of(lung), List.of(), List.of(), List.of());
    }

    private static List<Gene> genes(KnowledgeBase knowledge) {
        return knowledge.drugsWithStatements().stream()
                .flatMap(drug -> knowledge.about(drug).stream())
                .filter(statement -> statement.when() instanceof HasVariant)
                .map(statement -> ((HasVariant) statement.when()).gene())
                .distinct()
                .toList();
    }

    private static Variant variant(Gene gene, String change, int number) {
        return new Variant(
                gene,
                ProteinChange.parse(change),
                Set.of(),
                Optional.empty(),
                Presence.PRESENT,
                Optional.of(new BigDecimal("0.2")),
                new Variant.Details(Optional.empty(), Optional.of(Origin.SOMATIC), Optional.empty()),
                source(number));
    }

    private static Source source(int number) {
        return new Source("Observation/" + number, Optional.of(TODAY), false, Optional.of("Specimen/1"));
    }

    @Benchmark
    public List<Option> fiveHundredChangesAgainstAllPacks() {
        return options.of(chart, TODAY, Reach.OPTIONS);
    }

    @Benchmark
    public List<TrialMatch> fiveHundredChangesAgainstAllTrials() {
        return trials.of(chart, TODAY);
    }
}

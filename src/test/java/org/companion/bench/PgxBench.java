package org.companion.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.companion.advice.Advice;
import org.companion.advice.Advisor;
import org.companion.advice.Order;
import org.companion.calling.Called;
import org.companion.calling.Caller;
import org.companion.calling.GeneDefinition;
import org.companion.calling.Sighting;
import org.companion.chart.Chart;
import org.companion.chart.Coded;
import org.companion.chart.Finding.AlleleStatus;
import org.companion.chart.Finding.Genotype;
import org.companion.chart.PatientId;
import org.companion.chart.Presence;
import org.companion.chart.Source;
import org.companion.genome.Gene;
import org.companion.genomes.Call;
import org.companion.genomes.CallState;
import org.companion.library.Library;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** All that one patient's inherited genes say of all drugs, and the calling of the genes from variants. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PgxBench {
    private static final Source SOURCE = new Source("Observation/1", Optional.empty(), false);

    private Advisor advisor;
    private Chart chart;
    private Order order;
    private Caller caller;
    private List<GeneDefinition> genes;
    private List<Call> calls;

    @Setup
    public void read() {
        var library = Library.read(Optional.empty());
        advisor = new Advisor(library.knowledge(), library.units());
        chart = new Chart(
                new PatientId("1"),
                Optional.empty(),
                List.of(
                        genotype("CYP2C19", "*1", "*2"),
                        genotype("CYP2C9", "*1", "*3"),
                        genotype("CYP2D6", "*1", "*4"),
                        genotype("CYP2B6", "*1", "*6"),
                        genotype("CYP3A5", "*3", "*3"),
                        genotype("SLCO1B1", "*1", "*5"),
                        genotype("TPMT", "*1", "*3A"),
                        genotype("NUDT15", "*1", "*1"),
                        genotype("UGT1A1", "*1", "*28"),
                        genotype("VKORC1", "-1639G", "-1639A"),
                        genotype("DPYD", "Reference", "Reference"),
                        new AlleleStatus(new Gene("HLA-B"), "*57:01", Presence.ABSENT, SOURCE),
                        new AlleleStatus(new Gene("HLA-B"), "*15:02", Presence.ABSENT, SOURCE)),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        order = new Order(
                Optional.empty(),
                Coded.words(""),
                Set.of(),
                List.of(),
                Optional.empty(),
                false,
                LocalDate.of(2026, 11, 27));
        caller = new Caller((gene, one, other) -> one.equals(other));
        genes = library.definitions();
        calls = new ArrayList<>();
        genes.forEach(gene -> gene.loci().stream()
                .limit(3)
                .map(locus -> locus.alternatives().get(0))
                .map(change -> new Call(
                        change,
                        CallState.HETEROZYGOUS,
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        true,
                        OptionalInt.empty()))
                .forEach(calls::add));
    }

    private static Genotype genotype(String gene, String one, String other) {
        return new Genotype(new Gene(gene), List.of(one, other), true, SOURCE);
    }

    @Benchmark
    public List<Advice> wholeProfile() {
        return advisor.implied(order, chart);
    }

    @Benchmark
    public List<Called> twentyGenesFromVariants() {
        var sighting = new Sighting(calls, place -> true, contig -> false);
        return genes.stream()
                .map(gene -> caller.call(gene, sighting.at(gene.loci())))
                .toList();
    }
}

package org.companion.rest.operations;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.companion.calling.Called;
import org.companion.calling.Called.Open;
import org.companion.calling.Caller;
import org.companion.calling.GeneDefinition;
import org.companion.calling.Sighting;
import org.companion.chart.Charts;
import org.companion.chart.PatientId;
import org.companion.genome.Assembly;
import org.companion.genome.Contig;
import org.companion.genome.Interval;
import org.companion.genome.Liftover;
import org.companion.genomes.Call;
import org.companion.genomes.Coverage;
import org.companion.genomes.Sample;
import org.companion.genomes.SourceClass;
import org.companion.genomes.Stretches;
import org.companion.knowledge.Phenotypes;

/** Calls the alleles of the pharmacogenes from the calls of a sample that is not a tumour's. */
public final class Diplotypes {
    private static final String MALE = "male";

    private final String version;
    private final Charts charts;
    private final Caller caller;
    private final Supplier<Map<Assembly, List<GeneDefinition>>> definitions;

    /** {@code version}: of the definitions. */
    public Diplotypes(
            List<GeneDefinition> definitions, String version, Phenotypes phenotypes, Liftover liftover, Charts charts) {
        this.version = version;
        this.charts = charts;
        this.caller = new Caller((gene, one, other) -> one.equals(other)
                || phenotypes.of(gene, one).isPresent()
                        && phenotypes.of(gene, one).equals(phenotypes.of(gene, other)));
        var lifted = new EnumMap<Assembly, List<GeneDefinition>>(Assembly.class);
        this.definitions = () -> {
            synchronized (lifted) {
                for (var assembly : Assembly.values()) {
                    lifted.computeIfAbsent(
                            assembly,
                            to -> definitions.stream()
                                    .map(gene -> gene.on(
                                            place -> liftover.lift(place, to), change -> liftover.lift(change, to)))
                                    .toList());
                }
                return lifted;
            }
        };
    }

    /** The version of the definitions. */
    String version() {
        return version;
    }

    /**
     * What came of each gene of which anything was seen.
     *
     * @param calls those near the positions of pharmacogenes
     * @param references places at which the file says that the sample has the reference
     */
    List<Called> of(Sample sample, List<Call> calls, Set<Interval> references, Coverage coverage) {
        if (sample.sourceClass().equals(Optional.of(SourceClass.SOMATIC))) {
            return List.of();
        }
        var studied = new Stretches(coverage.studied().orElse(List.of()));
        var inVain = new Stretches(coverage.uncallable().orElse(List.of()));
        Predicate<Interval> looked = place -> references.contains(place) || studied.hold(place) && !inVain.meet(place);
        var sighting = new Sighting(calls, looked, oneCopy(sample.patient()));
        return definitions.get().getOrDefault(sample.assembly(), List.of()).stream()
                .map(gene -> caller.call(gene, sighting.at(gene.loci())))
                .filter(called -> !called.open().equals(Optional.of(Open.NOTHING_SEEN)))
                .toList();
    }

    /** A man has one X. */
    private Predicate<Contig> oneCopy(PatientId patient) {
        var male = charts.of(patient)
                .flatMap(chart -> chart.person())
                .flatMap(person -> person.sex())
                .equals(Optional.of(MALE));
        return contig -> male && contig.chromosome().equals(Optional.of("X"));
    }
}

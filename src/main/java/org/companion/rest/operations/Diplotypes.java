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
import org.companion.knowledge.KnowledgeBase;

/** Calls the alleles of the pharmacogenes from the calls of a sample that is not a tumour's. */
public final class Diplotypes {
    private static final String MALE = "male";

    private final Supplier<List<GeneDefinition>> definitions;
    private final Supplier<String> version;
    private final Liftover liftover;
    private final Charts charts;
    private final Caller caller;
    private Lifted lifted = new Lifted(List.of(), Map.of());

    /** The definitions on each build; {@code of} are those that they were made of. */
    private record Lifted(List<GeneDefinition> of, Map<Assembly, List<GeneDefinition>> byBuild) {}

    /**
     * @param definitions on GRCh38, as they are at the time
     * @param version theirs
     */
    public Diplotypes(
            Supplier<List<GeneDefinition>> definitions,
            Supplier<String> version,
            KnowledgeBase knowledge,
            Liftover liftover,
            Charts charts) {
        this.definitions = definitions;
        this.version = version;
        this.liftover = liftover;
        this.charts = charts;
        this.caller = new Caller((gene, one, other) -> {
            var meant = knowledge.phenotypes().of(gene, one);
            return one.equals(other)
                    || meant.isPresent() && meant.equals(knowledge.phenotypes().of(gene, other));
        });
    }

    private synchronized List<GeneDefinition> on(Assembly assembly) {
        var now = definitions.get();
        if (lifted.of() != now) {
            var byBuild = new EnumMap<Assembly, List<GeneDefinition>>(Assembly.class);
            for (var to : Assembly.values()) {
                byBuild.put(
                        to,
                        now.stream()
                                .map(gene ->
                                        gene.on(place -> liftover.lift(place, to), change -> liftover.lift(change, to)))
                                .toList());
            }
            lifted = new Lifted(now, byBuild);
        }
        return lifted.byBuild().getOrDefault(assembly, List.of());
    }

    /** The version of the definitions. */
    String version() {
        return version.get();
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
        return on(sample.assembly()).stream()
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

package org.companion.rest.operations;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.companion.calling.Called;
import org.companion.calling.Called.Open;
import org.companion.calling.Caller;
import org.companion.calling.Definitions;
import org.companion.calling.Sighting;
import org.companion.chart.Charts;
import org.companion.chart.PatientId;
import org.companion.genome.Contig;
import org.companion.genome.Interval;
import org.companion.genomes.Call;
import org.companion.genomes.Coverage;
import org.companion.genomes.Sample;
import org.companion.genomes.SourceClass;
import org.companion.genomes.Stretches;
import org.companion.knowledge.KnowledgeBase;

/** Calls the alleles of the pharmacogenes from the calls of a sample that is not a tumour's. */
public final class Diplotypes {
    private static final String MALE = "male";

    private final Definitions definitions;
    private final Supplier<String> version;
    private final Charts charts;
    private final Caller caller;

    /** {@code version}: of the definitions. */
    public Diplotypes(Definitions definitions, Supplier<String> version, KnowledgeBase knowledge, Charts charts) {
        this.definitions = definitions;
        this.version = version;
        this.charts = charts;
        this.caller = new Caller((gene, one, other) -> knowledge.phenotypes().meanSame(gene, one, other));
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
        return definitions.on(sample.assembly()).stream()
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

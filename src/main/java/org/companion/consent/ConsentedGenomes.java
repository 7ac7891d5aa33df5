package org.companion.consent;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.companion.chart.PatientId;
import org.companion.genome.Contig;
import org.companion.genome.Interval;
import org.companion.genome.Spdi;
import org.companion.genomes.Call;
import org.companion.genomes.Coverage;
import org.companion.genomes.Genomes;
import org.companion.genomes.LargeCall;
import org.companion.genomes.Sample;
import org.companion.genomes.SampleId;

/** The genomes as whoever asks may see them: a patient's are withheld whole, since their calls bear no codes. */
public final class ConsentedGenomes implements Genomes {
    private final Genomes genomes;
    private final Withholding withholding;

    public ConsentedGenomes(Genomes genomes, Withholding withholding) {
        this.genomes = genomes;
        this.withholding = withholding;
    }

    @Override
    public List<Sample> of(PatientId patient) {
        return withholding.of(patient).holdsGenome() ? List.of() : genomes.of(patient);
    }

    @Override
    public List<Sample> carriers(Spdi allele) {
        return seen(genomes.carriers(allele));
    }

    @Override
    public List<Sample> withLarge(Interval interval, boolean whole) {
        return seen(genomes.withLarge(interval, whole));
    }

    private List<Sample> seen(List<Sample> samples) {
        var consented = withholding.consented(
                samples.stream().map(Sample::patient).distinct().toList());
        return samples.stream()
                .filter(sample -> !consented.contains(sample.patient())
                        || !withholding.of(sample.patient()).holdsGenome())
                .toList();
    }

    @Override
    public long put(Sample sample, Iterator<Call> calls, Supplier<List<LargeCall>> large, Supplier<Coverage> coverage) {
        return genomes.put(sample, calls, large, coverage);
    }

    @Override
    public Optional<Coverage> coverage(SampleId sample) {
        return genomes.coverage(sample);
    }

    @Override
    public List<Call> overlap(SampleId sample, Interval interval) {
        return genomes.overlap(sample, interval);
    }

    @Override
    public List<LargeCall> large(SampleId sample, Interval interval) {
        return genomes.large(sample, interval);
    }

    @Override
    public void scan(SampleId sample, Contig contig, Consumer<Call> reader) {
        genomes.scan(sample, contig, reader);
    }

    @Override
    public boolean delete(SampleId sample) {
        return genomes.delete(sample);
    }

    @Override
    public int delete(PatientId patient) {
        return genomes.delete(patient);
    }
}

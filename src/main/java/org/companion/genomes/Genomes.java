package org.companion.genomes;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.companion.chart.PatientId;
import org.companion.genome.Contig;
import org.companion.genome.Interval;
import org.companion.genome.Spdi;

/**
 * Keeps every call of every sample. A sample's calls are seen all together or not at all: a reader meets the ones that
 * were there before, or all of the new ones.
 */
public interface Genomes {
    /**
     * Puts a sample's calls in place of those it had.
     *
     * @param calls by contig, and by start within a contig; read once, and not kept in memory
     * @param large asked for when the last call has been read
     * @param coverage likewise
     * @return how many calls were kept
     * @throws IllegalArgumentException when the calls are out of order; nothing is kept then
     */
    long put(Sample sample, Iterator<Call> calls, Supplier<List<LargeCall>> large, Supplier<Coverage> coverage);

    /** The samples of a patient. */
    List<Sample> of(PatientId patient);

    Optional<Coverage> coverage(SampleId sample);

    /** The calls that lie in the interval, or partly so; an insertion counts where it lies between the two ends. */
    List<Call> overlap(SampleId sample, Interval interval);

    /** The structural calls whose widest extent meets the interval. */
    List<LargeCall> large(SampleId sample, Interval interval);

    /** The samples that carry exactly this allele (trimmed). */
    List<Sample> carriers(Spdi allele);

    /**
     * The samples with a structural call that meets the interval.
     *
     * @param whole whether the interval has to lie within the call
     */
    List<Sample> withLarge(Interval interval, boolean whole);

    /** All calls of a contig, in order. */
    void scan(SampleId sample, Contig contig, Consumer<Call> reader);

    /** Takes a sample out; false when it was not there. */
    boolean delete(SampleId sample);

    /** Takes all samples of a patient out. */
    int delete(PatientId patient);
}

package org.companion.vcf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.companion.genome.Alignment;
import org.companion.genome.Assembly;
import org.companion.genome.Contig;
import org.companion.genome.Sequence;
import org.companion.genomes.Call;
import org.companion.genomes.Coverage;
import org.companion.genomes.LargeCall;
import org.companion.genomes.Watched;
import org.companion.genomes.Watched.Spot;
import org.companion.vcf.VcfRefused.Reason;

/**
 * One sample's calls in a VCF 4.x file, one by one, by contig and start, trimmed. What else the file tells is there when
 * the last call has been read. Memory stays flat, but for structural calls and regions.
 */
public final class VcfGenome implements Iterator<Call>, AutoCloseable {
    private static final int MOST_LARGE = 1_000_000;

    private final Lines lines;
    /** How far to the left of its line a call may begin. */
    private final int moved;

    private final Assembly assembly;
    private final LineReader reader;
    private final Receipt receipt = new Receipt();
    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(Comparator.comparingInt(Waiting::contig).thenComparingInt(Waiting::start));
    private final List<LargeCall> large = new ArrayList<>();
    private final Looked looked = new Looked();
    private final Map<String, Optional<Contig>> contigs = new HashMap<>();
    private final Set<Contig> done = new HashSet<>();
    private Optional<Contig> contig = Optional.empty();
    private int position;
    private long number;
    private boolean atEnd;

    private VcfGenome(
            Lines lines,
            VcfHeader header,
            Optional<Assembly> assembly,
            Optional<String> sample,
            Watched watched,
            Sequence sequence) {
        this.lines = lines;
        this.assembly = header.assembly(assembly);
        this.reader = new LineReader(
                header.column(sample), receipt, looked, large, new References(watched), new Alignment(sequence));
        this.moved = sequence == Sequence.NONE ? 0 : Alignment.FURTHEST;
        this.number = header.lines();
    }

    /**
     * Opens a file that is plain, gzip or bgzip.
     *
     * @param assembly as the caller tells it; empty where the header must
     * @param sample its name; empty where the file must have one sample
     * @param watched the positions at which the reference too is a result
     * @param sequence the reference genome, where one is mounted: lines are held against it and calls left-aligned
     * @throws VcfRefused when it is no VCF, or assembly or sample are not clear
     */
    public static VcfGenome open(
            InputStream bytes, Optional<Assembly> assembly, Optional<String> sample, Watched watched, Sequence sequence)
            throws IOException {
        var lines = new Lines(bytes);
        return new VcfGenome(lines, VcfHeader.read(lines), assembly, sample, watched, sequence);
    }

    public Assembly assembly() {
        return assembly;
    }

    public Receipt receipt() {
        return receipt;
    }

    /** The structural calls; all of them after the last call. */
    public List<LargeCall> large() {
        return List.copyOf(large);
    }

    /** The watched positions at which the sample has the reference; all of them after the last call. */
    public List<Spot> references() {
        return reader.references();
    }

    /** Where the file says that it looked (gVCF) or could not call; complete after the last call. */
    public Coverage coverage() {
        return looked.coverage();
    }

    /** A call that may still have to let another pass; contigs are counted as they come in the file. */
    private record Waiting(int contig, Call call) {
        int start() {
            return call.change().start();
        }
    }

    @Override
    public boolean hasNext() {
        while (!atEnd && !isReady()) {
            advance();
        }
        return !waiting.isEmpty();
    }

    /** No later line can give a call before this one: trimming moves starts to the right, and alignment so far left. */
    private boolean isReady() {
        var first = waiting.peek();
        return first != null && (first.contig() < done.size() || first.start() < position - moved);
    }

    @Override
    public Call next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return waiting.remove().call();
    }

    private void advance() {
        try {
            var line = lines.next();
            if (line.isEmpty()) {
                atEnd = true;
                return;
            }
            number++;
            if (!line.get().isEmpty()) {
                receipt.line();
                read(line.get());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void read(String line) {
        var columns = Columns.of(line);
        if (!columns.areEnough(reader.column())) {
            if (!lines.endedWhole()) {
                throw new VcfRefused(Reason.CUT_OFF, "line " + number + " is cut off");
            }
            receipt.refuse(number, "too few columns");
            return;
        }
        var name = columns.text(Columns.CHROM);
        var here = contigs.computeIfAbsent(name, this::contig);
        if (here.isEmpty()) {
            receipt.refuse(number, "contig not of the primary assembly");
            return;
        }
        int start = columns.position();
        if (start < 0) {
            receipt.refuse(number, "POS is no position");
            return;
        }
        moveTo(here.get(), start);
        if (large.size() >= MOST_LARGE) {
            throw new VcfRefused(Reason.TOO_LARGE, "the file has more than " + MOST_LARGE + " structural calls");
        }
        var calls = new ArrayList<Call>(2);
        reader.read(columns, here.get(), start, number, calls);
        calls.forEach(call -> waiting.add(new Waiting(done.size(), call)));
    }

    /** Names of the other build, or of none, are no contigs of this file. */
    private Optional<Contig> contig(String name) {
        return Contig.named(name, assembly)
                .or(() -> Optional.of(name)
                        .filter(accession -> accession.startsWith("NC_"))
                        .map(Contig::new)
                        .filter(one -> one.isMitochondrial() || one.assembly().equals(Optional.of(assembly))));
    }

    private void moveTo(Contig here, int start) {
        if (!contig.equals(Optional.of(here))) {
            contig.ifPresent(done::add);
            if (done.contains(here)) {
                throw new VcfRefused(Reason.NOT_SORTED, "line " + number + ": " + here + " comes a second time");
            }
            contig = Optional.of(here);
        } else if (start < position) {
            throw new VcfRefused(Reason.NOT_SORTED, "line " + number + ": POS is lower than on the line before");
        }
        position = start;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

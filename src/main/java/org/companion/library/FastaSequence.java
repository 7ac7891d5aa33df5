package org.companion.library;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import htsjdk.samtools.reference.FastaSequenceIndex;
import htsjdk.samtools.reference.ReferenceSequenceFile;
import htsjdk.samtools.reference.ReferenceSequenceFileFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.companion.genome.Assembly;
import org.companion.genome.Contig;
import org.companion.genome.Interval;
import org.companion.genome.Sequence;

/** A reference genome in an indexed FASTA file ({@code .fai} beside it; {@code .gzi} too where it is bgzip). */
public final class FastaSequence implements Sequence {
    private static final int PIECE = 1 << 14;
    private static final int KEPT = 256;

    private final ReferenceSequenceFile file;
    private final Map<Contig, Named> contigs = new HashMap<>();
    private final LoadingCache<Piece, String> pieces =
            Caffeine.newBuilder().maximumSize(KEPT).build(this::read);

    /** A sequence as the file calls it. */
    private record Named(String name, long length) {}

    private FastaSequence(ReferenceSequenceFile file, FastaSequenceIndex index, Assembly build) {
        this.file = file;
        index.forEach(one -> contig(one.getContig(), build)
                .ifPresent(contig -> contigs.put(contig, new Named(one.getContig(), one.getSize()))));
    }

    /** The references that a site names, by their files; an empty name is none. Both share no contig but M. */
    public static Sequence mounted(String grch38, String grch37) {
        var files = new ArrayList<Sequence>();
        if (!grch38.isBlank()) {
            files.add(open(Path.of(grch38), Assembly.GRCH38));
        }
        if (!grch37.isBlank()) {
            files.add(open(Path.of(grch37), Assembly.GRCH37));
        }
        return files.isEmpty()
                ? Sequence.NONE
                : interval -> files.stream()
                        .flatMap(file -> file.bases(interval).stream())
                        .findFirst();
    }

    /**
     * Opens a file.
     *
     * @throws IllegalArgumentException when it is not there, has no index, or none of its sequences is of the build
     */
    public static FastaSequence open(Path path, Assembly build) {
        var index = path.resolveSibling(path.getFileName() + ".fai");
        for (var needed : List.of(path, index)) {
            if (!Files.isReadable(needed)) {
                throw new IllegalArgumentException("the reference for " + build.label() + ": " + needed
                        + " cannot be read; samtools faidx makes the index");
            }
        }
        var file = ReferenceSequenceFileFactory.getReferenceSequenceFile(path, true, true);
        var sequence = new FastaSequence(file, new FastaSequenceIndex(index), build);
        if (sequence.contigs.isEmpty()) {
            throw new IllegalArgumentException("the reference for " + build.label() + ", " + path
                    + ", has no sequence named as a chromosome of it (7, chr7, NC_000007.14)");
        }
        return sequence;
    }

    private static Optional<Contig> contig(String name, Assembly build) {
        return Contig.named(name, build)
                .or(() -> Optional.of(new Contig(name))
                        .filter(one -> one.isMitochondrial() || one.assembly().equals(Optional.of(build))));
    }

    @Override
    public Optional<String> bases(Interval interval) {
        var sequence = Optional.ofNullable(contigs.get(interval.contig()));
        if (sequence.isEmpty() || interval.end() > sequence.get().length()) {
            return Optional.empty();
        }
        var bases = new StringBuilder(interval.end() - interval.start());
        for (int at = interval.start(); at < interval.end(); ) {
            int number = at / PIECE;
            int end = Math.min(interval.end(), (number + 1) * PIECE);
            var piece = pieces.get(new Piece(interval.contig(), number));
            bases.append(piece, at - number * PIECE, end - number * PIECE);
            at = end;
        }
        return Optional.of(bases.toString());
    }

    /** A stretch of a contig that is read at once. */
    private record Piece(Contig contig, int number) {}

    private String read(Piece piece) {
        var sequence = contigs.get(piece.contig());
        if (sequence == null) {
            return "";
        }
        long first = (long) piece.number() * PIECE;
        long last = Math.min(first + PIECE, sequence.length());
        synchronized (file) {
            var bytes = file.getSubsequenceAt(sequence.name(), first + 1, last).getBases();
            return new String(bytes, StandardCharsets.US_ASCII).toUpperCase(Locale.ROOT);
        }
    }
}

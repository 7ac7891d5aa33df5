package org.companion.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.companion.genome.Assembly;
import org.companion.genome.Contig;
import org.companion.genome.Interval;
import org.companion.genome.Sequence;
import org.companion.genomes.Call;
import org.companion.genomes.Watched;
import org.companion.vcf.VcfGenome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reference genome that a site has mounted. */
class FastaSequenceTest {
    private static final Contig SEVEN = new Contig("NC_000007.14");

    @TempDir
    Path folder;

    @Test
    void basesAreReadFromZeroAndUpperCase() throws IOException {
        var sequence = sequence("ACGTacgtAC");
        assertThat(sequence.bases(new Interval(SEVEN, 0, 4))).contains("ACGT");
        assertThat(sequence.bases(new Interval(SEVEN, 3, 10))).contains("TACGTAC");
        assertThat(sequence.bases(new Interval(SEVEN, 3, 11)))
                .as("beyond its end")
                .isEmpty();
        assertThat(sequence.bases(new Interval(new Contig("NC_000007.13"), 0, 4)))
                .as("the other build")
                .isEmpty();
    }

    @Test
    void piecesAreJoined() throws IOException {
        var long16 = "ACGT".repeat(10_000);
        assertThat(sequence(long16).bases(new Interval(SEVEN, 16_380, 16_390)))
                .contains(long16.substring(16_380, 16_390));
    }

    @Test
    void aFileThatCannotServeIsNamed() throws IOException {
        assertThatThrownBy(() -> FastaSequence.open(folder.resolve("none.fa"), Assembly.GRCH38))
                .hasMessageContaining("none.fa")
                .hasMessageContaining("GRCh38");
        var other = fasta("other.fa", "scaffold_1", "ACGT");
        assertThatThrownBy(() -> FastaSequence.open(other, Assembly.GRCH38)).hasMessageContaining("no sequence named");
    }

    @Test
    void callsOfAVcfAreHeldAgainstItAndMovedToTheLeft() throws IOException {
        var vcf = "##fileformat=VCFv4.2\n##reference=GRCh38\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS\n"
                + "7\t2\t.\tC\tG\t.\tPASS\t.\tGT\t0/1\n"
                + "7\t7\t.\tCA\tC\t.\tPASS\t.\tGT\t0/1\n"
                + "7\t9\t.\tAA\tA\t.\tPASS\t.\tGT\t0/1\n"
                + "7\t11\t.\tG\tT\t.\tPASS\t.\tGT\t0/1\n";
        var calls = new ArrayList<Call>();
        try (var genome = VcfGenome.open(
                new ByteArrayInputStream(vcf.getBytes(StandardCharsets.US_ASCII)),
                Optional.empty(),
                Optional.empty(),
                new Watched(List.of()),
                sequence("ACGTTTCAAAAC"))) {
            genome.forEachRemaining(calls::add);
            assertThat(genome.receipt().refused())
                    .extracting(line -> line.line() + " " + line.reason())
                    .containsExactly("7 REF is not what the mounted reference has");
        }
        assertThat(calls)
                .extracting(call -> call.change().toString())
                .containsExactly("NC_000007.14:1:C:G", "NC_000007.14:7:A:", "NC_000007.14:7:A:");
    }

    private Sequence sequence(String bases) throws IOException {
        return FastaSequence.open(fasta("seven.fa", "chr7", bases), Assembly.GRCH38);
    }

    private Path fasta(String name, String contig, String bases) throws IOException {
        var head = ">" + contig + "\n";
        Files.writeString(
                folder.resolve(name + ".fai"),
                contig + "\t" + bases.length() + "\t" + head.length() + "\t" + bases.length() + "\t"
                        + (bases.length() + 1) + "\n");
        return Files.writeString(folder.resolve(name), head + bases + "\n");
    }
}

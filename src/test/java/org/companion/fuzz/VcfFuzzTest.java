package org.companion.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.companion.genome.Contig;
import org.companion.genome.Sequence;
import org.companion.genomes.Call;
import org.companion.genomes.Watched;
import org.companion.vcf.VcfGenome;
import org.companion.vcf.VcfRefused;

/** Files that say they are VCF, packed or not. */
class VcfFuzzTest {
    private static final Watched NOTHING = new Watched(List.of());

    @FuzzTest
    void aFileIsReadInOrderOrRefused(byte[] file) throws IOException {
        var read = read(file);
        read.calls().forEach(call -> assertThat(call.change().trimmed()).isEqualTo(call.change()));
        assertThat(isSorted(read.calls())).isTrue();
        if (!isPacked(file)) {
            assertThat(read(packed(file))).isEqualTo(read);
        }
    }

    /** What came of a file: the calls until its end, or until it was refused. */
    private record Read(List<Call> calls, Optional<VcfRefused.Reason> refused) {}

    private static Read read(byte[] file) throws IOException {
        var calls = new ArrayList<Call>();
        try (var genome = VcfGenome.open(
                new ByteArrayInputStream(file), Optional.empty(), Optional.empty(), NOTHING, Sequence.NONE)) {
            genome.forEachRemaining(calls::add);
            genome.coverage();
            genome.large();
            assertThat(genome.receipt().calls()).isEqualTo(calls.size());
        } catch (VcfRefused refused) {
            return new Read(calls, Optional.of(refused.reason()));
        } catch (UncheckedIOException damaged) {
            assertThat(damaged.getCause()).isNotInstanceOf(java.io.FileNotFoundException.class);
        }
        return new Read(calls, Optional.empty());
    }

    private static boolean isSorted(List<Call> calls) {
        var done = new HashSet<Contig>();
        for (int i = 1; i < calls.size(); i++) {
            var before = calls.get(i - 1).change();
            var here = calls.get(i).change();
            if (before.contig().equals(here.contig())) {
                if (before.start() > here.start()) {
                    return false;
                }
            } else if (!done.add(before.contig()) || done.contains(here.contig())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPacked(byte[] file) {
        return file.length > 1 && file[0] == 31 && file[1] == (byte) 139;
    }

    private static byte[] packed(byte[] file) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(file);
        }
        return out.toByteArray();
    }
}

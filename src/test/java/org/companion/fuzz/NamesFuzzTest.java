package org.companion.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.companion.genome.AlleleNames;
import org.companion.genome.Gene;
import org.companion.genome.ProteinChange;
import org.companion.genome.Sequence;
import org.companion.genome.Spdi;
import org.companion.genome.VariantNames;
import org.companion.library.TranscriptTable;

/** Names of changes: SPDI, HGVS of contigs and transcripts, HGVS of proteins. */
class NamesFuzzTest {
    private static final VariantNames NAMES = new VariantNames(TranscriptTable.bundled(), Sequence.NONE);
    private static final List<Gene> GENES = List.of(new Gene("HLA-B"), new Gene("CYP2D6"), new Gene("SSX1"));

    @FuzzTest
    void aVariantIsNamedInOneWayOrRefused(byte[] bytes) {
        var written = text(bytes);
        Spdi.parse(written).ifPresent(spdi -> {
            assertThat(Spdi.parse(spdi.toString())).contains(spdi);
            assertThat(spdi.trimmed().trimmed()).isEqualTo(spdi.trimmed());
        });
        NAMES.allele(written).ifPresent(allele -> {
            assertThat(allele.change().trimmed()).isEqualTo(allele.change());
            assertThat(NAMES.allele(allele.change().toString()).orElseThrow().change())
                    .isEqualTo(allele.change());
        });
    }

    @FuzzTest
    void aProteinChangeIsNamedInOneWayOrRefused(byte[] bytes) {
        var written = text(bytes);
        ProteinChange.parse(written)
                .ifPresent(
                        change -> assertThat(ProteinChange.parse(change.hgvs())).contains(change));
    }

    @FuzzTest
    void anAlleleIsNamedInOneWay(byte[] bytes) {
        for (var gene : GENES) {
            var normal = AlleleNames.normal(gene, text(bytes));
            if (normal.startsWith("*")) {
                assertThat(AlleleNames.normal(gene, normal)).isEqualTo(normal);
                assertThat(AlleleNames.isFormOf(normal, normal)).isTrue();
            }
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

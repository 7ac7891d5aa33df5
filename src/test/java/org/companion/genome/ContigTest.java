package org.companion.genome;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContigTest {
    @ParameterizedTest
    @CsvSource({
        "NC_000001.10, GRCH37", "NC_000001.11, GRCH38", "NC_000005.9, GRCH37", "NC_000005.10, GRCH38",
        "NC_000007.13, GRCH37", "NC_000007.14, GRCH38", "NC_000009.11, GRCH37", "NC_000009.12, GRCH38",
        "NC_000021.8, GRCH37", "NC_000023.11, GRCH38", "NC_000024.9, GRCH37", "NC_000024.10, GRCH38"
    })
    void theVersionOfAnAccessionTellsTheBuild(String accession, Assembly build) {
        assertThat(new Contig(accession).assembly()).contains(build);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NC_000007.12", "NC_000007.15", "NC_000025.1", "NC_012920.1", "NM_004333.6", "NC_000007", "chr7"
            })
    void whatIsOfNeitherBuildSaysSo(String accession) {
        assertThat(new Contig(accession).assembly()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GRCh38, GRCH38",
        "GRCh38.p14, GRCH38",
        "hg38, GRCH38",
        "grch37, GRCH37",
        "hg19, GRCH37",
        " HG19 , GRCH37"
    })
    void aBuildIsKnownByItsUsualNames(String label, Assembly build) {
        assertThat(Assembly.named(label)).contains(build);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hg18", "GRCh36", "T2T"})
    void otherBuildsAreNone(String label) {
        assertThat(Assembly.named(label)).isEmpty();
    }
}

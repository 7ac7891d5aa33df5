package org.companion.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.lab.Sample.told;
import static org.companion.lab.Sample.understood;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.companion.chart.Finding.Genotype;
import org.companion.chart.Finding.Phenotype;
import org.companion.delivery.Refusal;
import org.companion.delivery.ReportKey;
import org.companion.delivery.Result.Kind;
import org.companion.delivery.SentPatient;
import org.junit.jupiter.api.Test;

class PharmcatJsonTest {
    private static final PharmcatJson READER = new PharmcatJson();
    private static final String REPORT = Sample.text("pharmcat-report.json");
    private static final String PHENOTYPES = Sample.text("pharmcat-phenotype.json");

    @Test
    void eachGeneHasAGenotypeAndAPhenotypeThatRestsOnIt() {
        var report = Sample.report(READER, "pharmcat-report.json");
        assertThat(told(report))
                .containsExactly(
                        "*1/*2 48018-6=CYP2C19",
                        " 48018-6=CYP2C19 53040-2=Intermediate Metabolizer",
                        "*1/*4 48018-6=CYP2D6",
                        " 48018-6=CYP2D6 53040-2=Intermediate Metabolizer Activity score=1.0 1",
                        "Reference/c.1905+1G>A (*2A) 48018-6=DPYD",
                        " 48018-6=DPYD 53040-2=Intermediate Metabolizer Activity score=1.0 1",
                        "Reference 48018-6=MT-RNR1",
                        " 48018-6=MT-RNR1 53040-2=normal risk of aminoglycoside-induced hearing loss");
        assertThat(report.results()).extracting(result -> result.kind()).startsWith(Kind.GENOTYPE, Kind.THERAPEUTIC);
        assertThat(report.results().get(3).from()).isEqualTo(List.of(2));
        assertThat(report.results().get(0).remarks().note()).isEqualTo("some positions were not in the data");
    }

    @Test
    void theHouseUnderstandsThem() {
        var report = Sample.report(READER, "pharmcat-report.json");
        assertThat(understood(report.results().get(0)).get(0)).isInstanceOf(Genotype.class);
        var phenotype = (Phenotype) understood(report.results().get(3)).get(0);
        assertThat(phenotype.gene().symbol()).isEqualTo("CYP2D6");
        assertThat(phenotype.activityScore()).isEqualTo(Optional.of("1.0"));
        assertThat(understood(report.results().get(4)).get(0)).isInstanceOf(Genotype.class);
    }

    @Test
    void whatWasNotCalledIsNamedAndNeverNormal() {
        assertThat(Sample.report(READER, "pharmcat-report.json").unread())
                .containsExactlyInAnyOrder(
                        "gene UGT1A1: more than one call: *1/*80 or *1/*28",
                        "gene TPMT: not called: Unknown/Unknown",
                        "gene NUDT15: not called",
                        "gene CYP2D6: DPWG gives another call",
                        "drugs: recommendations are not taken over: the house advises by its own tables");
    }

    @Test
    void thePhenotypersOwnFileIsReadToo() {
        var report = Sample.report(READER, PHENOTYPES, Map.of("subject", "P-7", "facility", "WEST"));
        assertThat(told(report))
                .containsExactly(
                        "*1/*3 48018-6=CYP2C9",
                        " 48018-6=CYP2C9 53040-2=Intermediate Metabolizer Activity score=1.0 1",
                        " 48018-6=CYP2D6 53040-2=Poor Metabolizer");
        assertThat(report.results().get(2).from()).isEmpty();
        assertThat(report.unread())
                .containsExactly(
                        "gene CYP2D6: not called: Unknown/Unknown",
                        "gene CFTR: not called",
                        "gene GBA1: called outside and not known to the program");
        assertThat(report.key()).isEqualTo(new ReportKey("WEST", "P-7 s18", "PharmCAT"));
        assertThat(report.issued().orElseThrow().written()).isEqualTo("2026-06-02T08:00:00Z");
    }

    @Test
    void genesWithoutASourceAreReadToo() {
        var flat =
                "{\"pharmcatVersion\":\"3.2.0\",\"title\":\"PharmCAT Report\",\"matcherMetadata\":{\"sampleId\":\"s\"},"
                        + "\"genes\":{\"CYP2C19\":{\"sourceDiplotypes\":[{\"label\":\"*2/*2\",\"phenotypes\":[\"Poor Metabolizer\"]}]},"
                        + "\"CYP2D6\":null,\"CYP3A5\":{}}}";
        var report = Sample.report(READER, flat, Map.of());
        assertThat(told(report)).startsWith("*2/*2 48018-6=CYP2C19");
        assertThat(report.unread()).containsExactly("gene CYP2D6: not called", "gene CYP3A5: not called");
    }

    @Test
    void thePatientIsTheSendersSubject() {
        assertThat(Sample.reports(READER, REPORT, Map.of("subject", "P-7"))
                        .patient()
                        .numbers())
                .containsExactly(new SentPatient.Number("", "P-7"));
        assertThat(Sample.reports(READER, REPORT, Map.of()).patient().numbers()).isEmpty();
    }

    @Test
    void aReportThatNamesNoSampleOrIsBrokenIsRefused() {
        var nameless = REPORT.replace("sample_17", "PharmCAT Report");
        assertThat(Sample.refusal(READER, nameless).reason()).isEqualTo(Refusal.Reason.FIELD_MISSING);
        assertThat(Sample.refusal(READER, REPORT.substring(9)).code()).isEqualTo(Refusal.Code.AR);
    }
}

package org.companion.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.lab.Sample.told;
import static org.companion.lab.Sample.understood;

import java.time.LocalDate;
import java.util.Map;
import org.companion.chart.Finding.CopyNumber;
import org.companion.chart.Finding.Measurement;
import org.companion.chart.Finding.Variant;
import org.companion.delivery.Refusal;
import org.companion.delivery.Report;
import org.companion.delivery.ReportKey;
import org.companion.delivery.SentPatient;
import org.junit.jupiter.api.Test;

class PhenopacketTest {
    private static final Phenopacket READER = new Phenopacket();
    private static final String FILE = Sample.text("phenopacket.json");

    private static Report report() {
        return Sample.report(READER, "phenopacket.json");
    }

    @Test
    void aVariantHasItsPlaceNamesStateAndClass() {
        assertThat(told(report()).get(0))
                .isEqualTo("LA9633-4|Present 48018-6=HGNC:10585|SCN1A 48013-7=NC_000002.12"
                        + " 81254-5=166037927-166037927 69547-8=G 69551-0=A 51958-7=NM_001165963.4"
                        + " 48004-6=NM_001165963.4:c.2836C>T 48005-3=NP_001159435.1:p.(Arg946Cys)"
                        + " 81290-9=NC_000002.12:g.166037927G>A 53034-5=LA6706-1|Heterozygous"
                        + " 53037-8=LA26332-9|Likely pathogenic");
        assertThat(report().results().get(0).remarks().note())
                .contains("2q24.3", "interpretation: causative", "therapeutic actionability: actionable");
    }

    @Test
    void aLossIsUnderstoodWithoutAlleles() {
        assertThat(told(report()).get(1)).contains("SO:0001743").doesNotContain("81254-5");
        assertThat(understood(report().results().get(1)).get(0)).isInstanceOf(CopyNumber.class);
    }

    @Test
    void measurementsAreResults() {
        assertThat(told(report()).subList(2, 4)).containsExactly("0.6 mg/dL ", "Abnormal ");
        assertThat(report().results().get(2).code().codes().get(0).code()).isEqualTo("2160-0");
        assertThat(report().results().get(2).remarks().note()).isEqualTo("observed 2026-01-05T00:00:00Z");
        assertThat(understood(report().results().get(2)).get(0)).isInstanceOf(Measurement.class);
    }

    @Test
    void whatIsRejectedOrUnclearIsNamed() {
        assertThat(report().unread())
                .containsExactly(
                        "variant 2 (gene KCNQ2): rejected by its interpreter",
                        "variant 3 (gene PMS2): its VCF record does not name build, position and both alleles",
                        "variant 4 (gene CACNA1A): a gene alone, without a variant",
                        "variant 5 (gene GABRG2): no position, c. or p. name",
                        "measurement 3 Glucose: neither a number nor a word");
    }

    @Test
    void diseasesStandInTheConclusionAlone() {
        assertThat(report().conclusion()).isEqualTo("Diseases: Dravet syndrome, Another disease (excluded)");
        assertThat(told(report())).noneMatch(row -> row.contains("Dravet"));
    }

    @Test
    void snakeCaseSaysTheSame() {
        var reports = Sample.reports(READER, Sample.text("phenopacket-snake.json"), Map.of("facility", "NORTH"));
        var report = reports.reports().get(0);
        assertThat(told(report))
                .containsExactly("LA9633-4|Present 48018-6=HGNC:6547|LDLR 81252-9=NC_000019.10:11105407:G:A"
                        + " 53034-5=LA6705-3|Homozygous 53037-8=LA6668-3|Pathogenic");
        assertThat(understood(report.results().get(0)).get(0)).isInstanceOf(Variant.class);
        assertThat(report.key().issuer()).isEqualTo("NORTH");
        assertThat(reports.patient().born()).contains(LocalDate.of(2001, 1, 1));
    }

    @Test
    void keyPatientAndDateAreTheFiles() {
        var reports = Sample.reports(READER, FILE, Map.of());
        var report = reports.reports().get(0);
        assertThat(report.key()).isEqualTo(new ReportKey("Invented Clinic", "packet-0815", "Phenopacket"));
        assertThat(report.issued().orElseThrow().written()).isEqualTo("2026-02-03T10:11:12Z");
        assertThat(reports.patient().numbers())
                .containsExactly(new SentPatient.Number("", "P-31"), new SentPatient.Number("", "H-99"));
        assertThat(reports.patient().sex()).contains(SentPatient.Sex.FEMALE);
        assertThat(READER.read(Sample.payload(FILE, Map.of())).envelope().number())
                .isEqualTo("packet-0815 2026-02-03T10:11:12Z");
    }

    @Test
    void variantsOfVersionOneAreNamedAndNotRead() {
        var older =
                "{\"id\": \"a\", \"subject\": {\"id\": \"b\"}, \"variants\": [{\"hgvsAllele\": {}}], \"metaData\": {}}";
        var report = Sample.report(READER, older, Map.of());
        assertThat(report.results()).isEmpty();
        assertThat(report.unread()).containsExactly("variants: 1 rows of version 1, which is not read");
    }

    @Test
    void brokenOrNamelessIsRefused() {
        assertThat(Sample.refusal(READER, "{\"subject\":{}}").reason()).isEqualTo(Refusal.Reason.FIELD_MISSING);
        assertThat(Sample.refusal(READER, "").code()).isEqualTo(Refusal.Code.AR);
    }
}

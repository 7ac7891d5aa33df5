package org.companion.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.lab.Sample.told;

import java.util.Map;
import org.companion.chart.Finding.Variant;
import org.companion.chart.Significance;
import org.companion.chart.Zygosity;
import org.companion.delivery.Refusal;
import org.companion.delivery.ReportKey;
import org.companion.delivery.SentPatient;
import org.companion.delivery.Standing;
import org.junit.jupiter.api.Test;

class QciXmlTest {
    private static final QciXml READER = new QciXml();
    private static final String FILE = Sample.text("qci.xml");

    @Test
    void withoutABuildVariantsAreGivenByName() {
        var report = Sample.report(READER, "qci.xml");
        assertThat(told(report))
                .hasSize(3)
                .first()
                .isEqualTo("LA9633-4|Present 48018-6=IDH2 51958-7=NM_002168.4 48004-6=NM_002168.4:c.782G>A"
                        + " 48005-3=p.R261H 81255-2=rs118101777 48006-1=missense 81258-6=0.47 1 82121-5=1211 1"
                        + " 53034-5=LA6706-1|Heterozygous 53037-8=LA26333-7|Uncertain significance"
                        + " 81259-4=Chronic myelomonocytic leukemia");
        assertThat(report.unread())
                .containsExactly(
                        "positions: the file does not name their build; variants are given by name alone",
                        "treatments: 1 rows of suggested treatments are not taken over");
    }

    @Test
    void withTheBuildThatTheSenderTellsTheyArePlaced() {
        var report = Sample.report(READER, FILE, Map.of("assembly", "GRCh37"));
        assertThat(told(report).get(0)).contains("48013-7=NC_000015.9 81254-5=90630704-90630704 69547-8=C 69551-0=T");
        assertThat(report.unread()).hasSize(1);
    }

    @Test
    void theHouseUnderstandsThem() {
        var variant = (Variant)
                Sample.understood(Sample.report(READER, "qci.xml").results().get(0))
                        .get(0);
        assertThat(variant.change().orElseThrow().hgvs()).isEqualTo("p.R261H");
        assertThat(variant.details().zygosity()).contains(Zygosity.HETEROZYGOUS);
        assertThat(variant.details().significance()).contains(Significance.UNCERTAIN);
    }

    @Test
    void alleleWithoutBasesIsLeftToItsName() {
        var insertion = FILE.replaceFirst("<reference>C</reference>", "<reference/>");
        var report = Sample.report(READER, insertion, Map.of("assembly", "GRCh37"));
        assertThat(told(report).get(0)).doesNotContain("81254-5").contains("48004-6");
    }

    @Test
    void aRowWithoutNamesIsNamed() {
        var bare = FILE.replaceFirst("(?s)<transcriptchange>.*?</proteinchange>", "");
        assertThat(Sample.report(READER, bare, Map.of()).unread()).contains("variant 1 (gene IDH2): no c. or p. name");
        var geneless = FILE.replaceFirst("<gene>IDH2</gene>", "");
        assertThat(Sample.report(READER, geneless, Map.of()).unread()).contains("variant 1: no gene");
    }

    @Test
    void keyPatientAndStandingAreTheFiles() {
        var reports = Sample.reports(READER, FILE, Map.of("facility", "GATOR"));
        var report = reports.reports().get(0);
        assertThat(report.key()).isEqualTo(new ReportKey("GATOR", "Test subject", "Gatorseq NGS"));
        assertThat(reports.patient().numbers()).containsExactly(new SentPatient.Number("", "Test subject"));
        assertThat(report.standing()).isEqualTo(Standing.FINAL);
        assertThat(report.issued().orElseThrow().written()).isEqualTo("2021-08-22");
        assertThat(report.conclusion()).contains("presumed positive", "ABL1, FAT1");
        var draft = FILE.replace("<review_state>FINAL", "<review_state>IN_REVIEW");
        assertThat(Sample.report(READER, draft, Map.of()).standing()).isEqualTo(Standing.PRELIMINARY);
    }

    @Test
    void withoutAccessionOrWellFormednessItIsRefused() {
        var nameless = FILE.replaceFirst("<accession>.*</accession>", "");
        assertThat(Sample.refusal(READER, nameless).reason()).isEqualTo(Refusal.Reason.FIELD_MISSING);
        assertThat(Sample.refusal(READER, FILE.replace("</report>", "")).code()).isEqualTo(Refusal.Code.AR);
    }
}

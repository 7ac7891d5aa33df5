package org.companion.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.lab.Sample.told;
import static org.companion.lab.Sample.understood;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.companion.chart.Finding;
import org.companion.chart.Finding.CopyNumber;
import org.companion.chart.Finding.Fusion;
import org.companion.chart.Finding.Measurement;
import org.companion.chart.Finding.Variant;
import org.companion.chart.Presence;
import org.companion.chart.Significance;
import org.companion.delivery.Refusal;
import org.companion.delivery.Report;
import org.companion.delivery.ReportKey;
import org.companion.delivery.SentPatient;
import org.companion.delivery.Standing;
import org.companion.genome.Gene;
import org.junit.jupiter.api.Test;

class FoundationXmlTest {
    private static final FoundationXml READER = new FoundationXml();
    private static final String FILE = Sample.text("foundation.xml");

    private static Report report() {
        return Sample.report(READER, "foundation.xml");
    }

    private static Finding finding(int index) {
        return understood(report().results().get(index)).get(0);
    }

    @Test
    void aBaseForABaseOnThePlusStrandIsGivenAsItIsWritten() {
        assertThat(told(report()).get(0))
                .isEqualTo("LA9633-4|Present 48018-6=EGFR 51958-7=NM_005228 48004-6=NM_005228:c.2573T>G"
                        + " 48005-3=p.L858R 48013-7=NC_000007.13 81254-5=55259515-55259515 69547-8=T 69551-0=G"
                        + " 48006-1=missense 81258-6=0.3412 1 82121-5=911 1 53037-8=LA6668-3|Pathogenic");
    }

    @Test
    void onTheMinusStrandTheGenomesBasesAreTheOthers() {
        assertThat(told(report()).get(1))
                .contains("48004-6=NM_005896:c.394C>T", "48013-7=NC_000002.11", "81254-5=209113113-209113113")
                .contains("69547-8=G 69551-0=A");
        assertThat(told(report()).get(4)).contains("c.-124C>T", "69547-8=G 69551-0=A");
    }

    @Test
    void aDeletionHasItsNamesAndNoAllelesThatTheFileDoesNotTell() {
        var deletion = report().results().get(2);
        assertThat(told(deletion))
                .contains("48004-6=NM_005228:c.2235_2249del ", "48005-3=p.E746_A750del")
                .doesNotContain("69547-8", "81254-5", "48013-7");
        assertThat(deletion.remarks().note()).contains("position as written, on GRCh37: chr7:55242465");
    }

    @Test
    void olderPercentOfReadsIsAShare() {
        assertThat(told(report()).get(3)).contains("81258-6=0.050 1", "53037-8=LA26333-7|Uncertain significance");
    }

    @Test
    void theHouseUnderstandsTheVariants() {
        var variant = (Variant) finding(0);
        assertThat(variant.gene()).isEqualTo(new Gene("EGFR"));
        assertThat(variant.change().orElseThrow().hgvs()).isEqualTo("p.L858R");
        assertThat(variant.details().significance()).contains(Significance.PATHOGENIC);
        assertThat(variant.details().origin()).isEmpty();
    }

    @Test
    void copyNumbersAreWhatTheLaboratoryCallsThem() {
        assertThat(told(report()).get(5)).contains("48019-4=SO:0001742|copy_number_gain|amplification 82155-3=14 1");
        assertThat(((CopyNumber) finding(5)).presence()).isEqualTo(Presence.PRESENT);
        assertThat(((CopyNumber) finding(6)).change()).isEqualTo(CopyNumber.Change.LOSS);
        assertThat(((CopyNumber) finding(7)).presence()).isEqualTo(Presence.INDETERMINATE);
    }

    @Test
    void aFusionHasBothGenesAndOneOfUnknownSignificanceIsIndeterminate() {
        assertThat(told(report()).get(8)).contains("48018-6=ALK 48018-6=EML4", "SO:0001565", "81252-9=ALK::EML4");
        var fusion = (Fusion) finding(8);
        assertThat(fusion.genes()).isEqualTo(Set.of(new Gene("ALK"), new Gene("EML4")));
        assertThat(fusion.presence()).isEqualTo(Presence.PRESENT);
        assertThat(((Fusion) finding(9)).presence()).isEqualTo(Presence.INDETERMINATE);
        assertThat(((Fusion) finding(10)).genes()).isEqualTo(Set.of(new Gene("ROS1")));
    }

    @Test
    void biomarkersAreResultsOfTheirOwn() {
        assertThat(told(report()).get(11)).isEqualTo("MSS ");
        assertThat(told(report()).get(12)).isEqualTo("11.35 {mutations}/{Megabase} ");
        assertThat(understood(report().results().get(12))).anyMatch(Measurement.class::isInstance);
        assertThat(understood(report().results().get(11))).anyMatch(Finding.Biomarker.class::isInstance);
    }

    @Test
    void everyRowThatIsNotReadIsNamed() {
        assertThat(report().results()).hasSize(13);
        assertThat(report().unread())
                .containsExactly(
                        "short variant 5 (gene TP53): no c. or p. name",
                        "short variant 6 (gene TERT): allele fraction 1.8 is none",
                        "copy number alteration 4 (gene FGFR1): neither amplification nor loss: polysomy",
                        "rearrangement 4 (gene RB1): no type",
                        "biomarker 3: loss-of-heterozygosity is not read: low",
                        "non-human-content non-human 1: not read HHV-4");
    }

    @Test
    void patientKeyDatesAndDocumentAreTheFiles() {
        var reports = Sample.reports(READER, FILE, Map.of("facility", "EAST"));
        assertThat(reports.patient().numbers()).containsExactly(new SentPatient.Number("", "0042-17"));
        assertThat(reports.patient().names()).containsExactly(new SentPatient.Name("Morgenstern", "Ada"));
        assertThat(reports.patient().born()).contains(LocalDate.of(1957, 11, 30));
        assertThat(reports.patient().sex()).contains(SentPatient.Sex.FEMALE);
        var report = reports.reports().get(0);
        assertThat(report.key()).isEqualTo(new ReportKey("Foundation Medicine", "TRF900001.01", "FoundationOne CDx"));
        assertThat(report.standing()).isEqualTo(Standing.FINAL);
        assertThat(report.issued().orElseThrow().written()).isEqualTo("2026-03-15");
        assertThat(report.collected().orElseThrow().written()).isEqualTo("2026-02-27");
        assertThat(report.conclusion()).contains("Lung adenocarcinoma", "reportable alterations: KRAS, ERBB2");
        assertThat(report.documents()).hasSize(1);
    }

    @Test
    void theEnvelopeTellsVersionsApart() {
        var envelope =
                READER.read(Sample.payload(FILE, Map.of("facility", "EAST"))).envelope();
        assertThat(envelope.facility()).isEqualTo("EAST");
        assertThat(envelope.number()).isEqualTo("TRF900001.01 version 2");
        assertThat(READER.read(Sample.payload(FILE, Map.of("id", "77")))
                        .envelope()
                        .number())
                .isEqualTo("77");
    }

    @Test
    void anAmendmentAmends() {
        var amended = FILE.replace("<Amendmends/>", "<Amendmends><Amendmend>a</Amendmend></Amendmends>");
        assertThat(Sample.report(READER, amended, Map.of()).standing()).isEqualTo(Standing.AMENDED);
    }

    @Test
    void aReportWithoutVariantReportSaysSo() {
        var none = FILE.replaceAll("(?s)<variant-report.*</variant-report>", "");
        var report = Sample.report(READER, none, Map.of());
        assertThat(report.hasNoCodedFindings()).isTrue();
        assertThat(report.unread()).containsExactly("variant report: there is none in the file");
    }

    @Test
    void withoutANumberItIsRefused() {
        var nameless = FILE.replaceAll("<(rr:)?Re(portId|ferenceID)>[^<]*<", "<$1Re$2><");
        assertThat(Sample.refusal(READER, nameless).reason()).isEqualTo(Refusal.Reason.FIELD_MISSING);
    }

    @Test
    void entitiesAndTooManyRowsAreRefusedForGood() {
        var entity = "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><ResultsReport>&x;</ResultsReport>";
        assertThat(Sample.refusal(READER, entity).code()).isEqualTo(Refusal.Code.AR);
        var row = "<short-variant gene=\"A\" cds-effect=\"1A>G\"/>".replace(">G", "&gt;G");
        var many = IntStream.rangeClosed(0, 20_000).mapToObj(i -> row).collect(Collectors.joining());
        var file = "<ResultsReport><ReportId>1</ReportId><variant-report><short-variants>" + many
                + "</short-variants></variant-report></ResultsReport>";
        assertThat(Sample.refusal(READER, file).why()).contains("20,000");
        var deep = "<ResultsReport>" + "<a>".repeat(70) + "</a>".repeat(70) + "</ResultsReport>";
        assertThat(Sample.refusal(READER, deep).reason()).isEqualTo(Refusal.Reason.DATA_TYPE);
    }
}

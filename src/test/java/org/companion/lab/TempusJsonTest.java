package org.companion.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.lab.Sample.told;
import static org.companion.lab.Sample.understood;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.companion.chart.Finding.Biomarker;
import org.companion.chart.Finding.CopyNumber;
import org.companion.chart.Finding.Fusion;
import org.companion.chart.Finding.Variant;
import org.companion.chart.Origin;
import org.companion.chart.Presence;
import org.companion.chart.Significance;
import org.companion.delivery.Refusal;
import org.companion.delivery.Report;
import org.companion.delivery.ReportKey;
import org.companion.delivery.SentPatient;
import org.companion.delivery.Standing;
import org.companion.genome.Gene;
import org.junit.jupiter.api.Test;

class TempusJsonTest {
    private static final TempusJson READER = new TempusJson();
    private static final String FILE = Sample.text("tempus.json");

    private static Report report() {
        return Sample.report(READER, "tempus.json");
    }

    private static String row(String gene) {
        return told(report()).stream()
                .filter(row -> row.contains(gene))
                .findFirst()
                .orElseThrow();
    }

    private static <T> T finding(String gene, Class<T> kind) {
        return report().results().stream()
                .filter(result -> told(result).contains(gene))
                .flatMap(result -> understood(result).stream())
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSomaticMutationHasNamesPlaceAndShare() {
        assertThat(row("RB1"))
                .isEqualTo("LA9633-4|Present 48018-6=HGNC:9884|RB1 51958-7=NM_000321 48004-6=NM_000321:c.619C>T"
                        + " 48005-3=p.Q207* 48013-7=NC_000013.10 81254-5=48934164-48934164 69547-8=C 69551-0=T"
                        + " 81258-6=0.7701 1 82121-5=1044 1 48002-0=LA6684-0|Somatic");
        assertThat(finding("RB1", Variant.class).details().origin()).contains(Origin.SOMATIC);
    }

    @Test
    void copiesAndFusionsAreUnderstood() {
        assertThat(finding("644|AR", CopyNumber.class).presence()).isEqualTo(Presence.PRESENT);
        assertThat(finding("PTEN", CopyNumber.class).change()).isEqualTo(CopyNumber.Change.LOSS);
        assertThat(row("TMPRSS2"))
                .contains("48018-6=HGNC:11876|TMPRSS2 48018-6=HGNC:3446|ERG", "SO:0001565", "81252-9=TMPRSS2::ERG");
        var known = FILE.replace("TMPRSS2", "EML4")
                .replace("11876", "1316")
                .replace("ERG\"", "ALK\"")
                .replace("3446", "427");
        var fusion = Sample.report(READER, known, Map.of()).results().stream()
                .filter(result -> told(result).contains("EML4"))
                .flatMap(result -> understood(result).stream())
                .findFirst()
                .orElseThrow();
        assertThat(((Fusion) fusion).genes()).isEqualTo(Set.of(new Gene("EML4"), new Gene("ALK")));
        assertThat(((Fusion) fusion).presence()).isEqualTo(Presence.PRESENT);
    }

    @Test
    void aRowWithoutBuildIsGivenByNameUntilTheSenderTellsIt() {
        assertThat(row("SPOP")).contains("c.397T>G").doesNotContain("81254-5");
        var placed = Sample.report(READER, FILE, Map.of("assembly", "hg19"));
        assertThat(told(placed)).anyMatch(row -> row.contains("SPOP") && row.contains("48013-7=NC_000017.10"));
    }

    @Test
    void inheritedVariantsAreGermline() {
        var inherited = finding("BRCA2", Variant.class);
        assertThat(inherited.details().origin()).contains(Origin.GERMLINE);
        assertThat(inherited.details().significance()).contains(Significance.PATHOGENIC);
        assertThat(row("BRCA2")).contains("81254-5=32914437-32914438 69547-8=GT 69551-0=G");
        assertThat(finding("CHEK2", Variant.class).details().significance()).contains(Significance.UNCERTAIN);
        assertThat(finding("ATM", Variant.class).details().significance()).contains(Significance.UNCERTAIN);
    }

    @Test
    void markersOfEitherShapeAreRead() {
        assertThat(told(report()).get(0)).isEqualTo("3.7 {mutations}/{Megabase} ");
        assertThat(report().results())
                .anyMatch(result -> told(result).equals("stable ")
                        && understood(result).stream().anyMatch(Biomarker.class::isInstance));
        var plain = FILE.replaceFirst("\\{\"value\": \"3.7\", \"unit\": \"m/MB\"}", "1.67")
                .replace("\"msiStatus\": null", "\"msiStatus\": \"MSI-H\"")
                .replace("{\"status\": \"stable\"}", "{}");
        assertThat(told(Sample.report(READER, plain, Map.of())))
                .contains("1.67 {mutations}/{Megabase} ", "MSI-H ")
                .doesNotContain("stable ");
        var none = FILE.replaceFirst("\\{\"value\": \"3.7\", \"unit\": \"m/MB\"}", "null");
        assertThat(Sample.report(READER, none, Map.of()).unread()).contains("tumor mutational burden: no number");
    }

    @Test
    void whatIsNotReadIsNamedAndPoorCoverageIsSaid() {
        assertThat(report().unread())
                .containsExactlyInAnyOrder(
                        "actionable copy number variant 3 (gene MYC): neither gain nor loss: other polysomy",
                        "relevant somatic variant 3 (gene FOXA1): no c. or p. name",
                        "somatic variant of unknown significance 1 (gene ATM): allele fraction 140 is none",
                        "ihcFindings: not read, 1 rows",
                        "low coverage: gene NBN was not well covered",
                        "low coverage: gene FANCA was not well covered",
                        "positions: rows do not name their build; they are given by name alone");
        assertThat(report().conclusion())
                .contains("Prostate adenocarcinoma", "NBN, FANCA", "Not looked for at the patient's wish.");
    }

    @Test
    void keyPatientAndStandingAreTheFiles() {
        var reports = Sample.reports(READER, FILE, Map.of());
        var report = reports.reports().get(0);
        assertThat(report.key()).isEqualTo(new ReportKey("Tempus", "TL-26-A1B2C3", "XT.V4"));
        assertThat(report.standing()).isEqualTo(Standing.AMENDED);
        assertThat(report.issued().orElseThrow().written()).isEqualTo("2026-05-06T14:03:00+00:00");
        assertThat(report.collected().orElseThrow().written()).isEqualTo("2026-04-11");
        assertThat(reports.patient().numbers())
                .containsExactly(
                        new SentPatient.Number("", "889-1"),
                        new SentPatient.Number("Tempus", "7d3cf5b2-0000-4000-8000-00000000cafe"));
        assertThat(reports.patient().names()).containsExactly(new SentPatient.Name("Oduya", "Casimir"));
        assertThat(reports.patient().born()).contains(LocalDate.of(1949, 7, 8));
    }

    @Test
    void anOlderSchemaIsReadAllTheSame() {
        var reports = Sample.reports(READER, Sample.text("tempus-older.json"), Map.of("assembly", "GRCh37"));
        var report = reports.reports().get(0);
        assertThat(told(report))
                .singleElement()
                .asString()
                .contains("KIT", "p.M541L", "81258-6=0.51 1", "NC_000004.11");
        assertThat(report.unread())
                .containsExactlyInAnyOrder(
                        "tumor mutational burden: no number", "microsatellite instability: undetermined");
        assertThat(report.key()).isEqualTo(new ReportKey("Tempus", "TL-19-0000AA", "xO"));
        assertThat(reports.patient().numbers()).contains(new SentPatient.Number("", "55"));
        assertThat(reports.patient().born()).contains(LocalDate.of(1980, 2, 29));
    }

    @Test
    void wrongTypesLeaveNothingSilent() {
        var odd = "{\"order\":{\"accessionId\":7},\"patient\":[],\"results\":{\"fusionVariants\":[1,{}],"
                + "\"inheritedRelevantVariants\":\"x\",\"newThing\":[{},{}],\"somaticBiologicallyRelevantVariants\":{\"gene\":\"A\"}}}";
        var report = Sample.report(READER, odd, Map.of());
        assertThat(report.results()).isEmpty();
        assertThat(report.unread())
                .contains(
                        "fusion variant 1: no object",
                        "fusion variant 2: no gene",
                        "inherited relevant variant 1: no object",
                        "newThing: not read, 2 rows");
        assertThat(Sample.report(READER, "{\"order\":{\"accessionId\":7}}", Map.of())
                        .unread())
                .containsExactly("results: there are none in the file");
    }

    @Test
    void brokenOrNamelessIsRefused() {
        assertThat(Sample.refusal(READER, "{\"results\":{}}").reason()).isEqualTo(Refusal.Reason.FIELD_MISSING);
        assertThat(Sample.refusal(READER, FILE + "}").code()).isEqualTo(Refusal.Code.AR);
        assertThat(Sample.refusal(READER, "[" + FILE + "]").reason()).isEqualTo(Refusal.Reason.DATA_TYPE);
    }
}

package org.companion.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Messages.genotype;
import static org.companion.testing.Messages.result;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.companion.delivery.Content;
import org.companion.delivery.Delivery;
import org.companion.delivery.Payload;
import org.companion.delivery.Refusal;
import org.companion.delivery.Report;
import org.companion.delivery.Result;
import org.companion.delivery.Standing;
import org.companion.genome.Sequence;
import org.companion.library.SenderTables;
import org.companion.testing.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of messages, good and bad. */
class Hl7ReaderTest {
    private static final String[] VARIANT = {
        "OBX|1|ST|48013-7^Reference^LN|2a|NC_000007.14||||||F",
        "OBX|2|NR|81254-5^Start-end^LN|2a|140753336||||||F",
        "OBX|3|ST|69547-8^Ref^LN|2a|A||||||F",
        "OBX|4|ST|69551-0^Alt^LN|2a|T||||||F"
    };

    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-23T10:00:00Z");

    private final Hl7Reader reader = reader(Set.of("P"), Sequence.NONE);

    private static Hl7Reader reader(Set<String> processing, Sequence sequence) {
        return new Hl7Reader(
                SenderTables.with(Optional.empty()), ZoneOffset.UTC, processing, sequence, content -> Optional.empty());
    }

    private Content read(String message) {
        return reader.read(payload(message)).content();
    }

    private static Payload payload(String message) {
        return new Payload(message.getBytes(StandardCharsets.UTF_8), "test", Map.of());
    }

    private Report report(String message) {
        return ((Delivery.Reports) read(message)).reports().get(0);
    }

    @Test
    void oneGroupIsOneResult() {
        var report = report(result("1", "M", "F", "20260301", VARIANT));
        assertThat(report.results()).hasSize(1);
        assertThat(report.results().get(0).kind()).isEqualTo(Result.Kind.VARIANT);
    }

    @Test
    void aPositionWithoutItsBuildIsRefused() {
        var rows = VARIANT.clone();
        rows[0] = "OBX|1|ST|48000-4^Chromosome^LN|2a|7||||||F";
        assertThat(read(result("1", "M", "F", "20260301", rows))).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(Refusal.Code.AE);
            assertThat(refusal.why()).contains("genome build");
            assertThat(refusal.where()).isEqualTo("OBX[2]-5");
        });
    }

    @Test
    void aBuildThatContradictsTheReferenceSequenceIsRefused() {
        var message = result("1", "M", "F", "20260301", VARIANT)
                + "OBX|9|CWE|62374-4^Assembly^LN|1|LA14029-5^GRCh37^LN||||||F\n";
        assertThat(read(message)).isInstanceOf(Refusal.class);
    }

    @Test
    void aReferenceAlleleThatIsNotThereIsRefused() {
        var strict = reader(Set.of("P"), interval -> Optional.of("C"));
        assertThat(strict.read(payload(result("1", "M", "F", "20260301", VARIANT)))
                        .content())
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.why()).contains("reference allele"));
    }

    @Test
    void twoNamesOfTwoPlacesAreRefused() {
        var message = result("1", "M", "F", "20260301", VARIANT)
                + "OBX|9|ST|47998-0^Name^LN|2a|NC_000007.14:140753336:A:T||||||F\n";
        assertThat(read(message))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.why()).contains("two places"));
    }

    @Test
    void segmentsOfTheSendersOwnDoNotDisturb() {
        var message = result("1", "M", "F", "20260301", genotype("2a", "CYP2C19", "*1/*2"))
                .replace("OBR|", "ZPX|1|own|things\nOBR|");
        assertThat(report(message).results()).hasSize(1);
    }

    @Test
    void lineFeedsAndAByteOrderMarkAreBorneWith() {
        var message = result("1", "M", "F", "20260301", genotype("2a", "CYP2C19", "*1/*2"));
        assertThat(report("\uFEFF" + message.replace("\n", "\r\n")).results()).hasSize(1);
    }

    @Test
    void aNameOutsideOfAsciiIsReadInTheSetThatTheHeaderNames() {
        var message = result("1", "M", "F", "20260301", genotype("2a", "CYP2C19", "*1/*2"))
                .replace("DOE^JANE", "MÜLLER^JANE")
                .replace("|P|2.5.1\n", "|P|2.5.1||||||8859/1\n");
        var read = reader.read(new Payload(message.getBytes(StandardCharsets.ISO_8859_1), "test", Map.of()));
        assertThat(((Delivery) read.content()).patient().names().get(0).family())
                .isEqualTo("MÜLLER");
    }

    @Test
    void textThatIsNotInTheSetItNamesIsRefused() {
        var message = result("1", "M", "F", "20260301", genotype("2a", "CYP2C19", "*1/*2"))
                .replace("DOE^JANE", "MÜLLER^JANE")
                .replace("|P|2.5.1\n", "|P|2.5.1||||||UNICODE UTF-8\n");
        var read = reader.read(new Payload(message.getBytes(StandardCharsets.ISO_8859_1), "test", Map.of()));
        assertThat(read.content())
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.where()).isEqualTo("MSH-18"));
    }

    @Test
    void messagesForAnotherPurposeThanThisServersAreRefusedForGood() {
        var message = result("1", "M", "F", "20260301", genotype("2a", "CYP2C19", "*1/*2"));
        assertThat(refused(message.replace("|P|2.5.1", "|T|2.5.1"))).isEqualTo("AR 202");
        assertThat(refused(message.replace("|P|2.5.1", "|P|3.0"))).isEqualTo("AR 203");
        assertThat(refused(message.replace("ORU^R01^ORU_R01", "SIU^S12"))).isEqualTo("AR 200");
        assertThat(refused(message.replace("ORU^R01^ORU_R01", "ADT^A01"))).isEqualTo("AR 201");
        assertThat(refused(message.replace("|1|P|", "||P|"))).isEqualTo("AR 101");
        assertThat(refused(message + message)).as("two messages in one").isEqualTo("AR 100");
    }

    private String refused(String message) {
        var refusal = (Refusal) read(message);
        return refusal.code() + " " + refusal.reason().number();
    }

    @Test
    void withoutItsNumberAReportCannotBeKnownAgain() {
        var message = result("1", "M", "F", "20260301", genotype("2a", "CYP2C19", "*1/*2"))
                .replace("|ORD-1^HOSP|F^GENLAB|", "|||");
        assertThat(refused(message)).isEqualTo("AE 101");
    }

    @Test
    void rowsWithoutSubIdsAreGroupedByTheQuestionThatComesAgain() {
        var report = report(result(
                "1",
                "M",
                "F",
                "20260301",
                "OBX|1|CWE|48018-6^Gene^LN||^CYP2C19^HGNC||||||F",
                "OBX|2|ST|84413-4^Genotype^LN||*1/*2||||||F",
                "OBX|3|CWE|48018-6^Gene^LN||^CYP2D6^HGNC||||||F",
                "OBX|4|ST|84413-4^Genotype^LN||*1/*1||||||F"));
        assertThat(report.results()).hasSize(2);
    }

    @Test
    void aRowOfALaboratoryIsAResultOfItsOwn() {
        var report = report(result(
                "1",
                "M",
                "F",
                "20260301",
                "OBX|1|NM|751-8^Neutrophils^LN||0.4|10*3/uL|1.5-8.0|LL|||P",
                "OBX|2|NM|777-3^Platelets^LN||210|10*3/uL||N|||F"));
        assertThat(report.results()).extracting(Result::kind).containsOnly(Result.Kind.OTHER);
        var neutrophils = report.results().get(0);
        assertThat(neutrophils.answer().amount().orElseThrow().unit()).isEqualTo("10*3/uL");
        assertThat(neutrophils.standing()).isEqualTo(Standing.PRELIMINARY);
        assertThat(neutrophils.remarks().range()).isEqualTo("1.5-8.0");
    }

    @Test
    void aPanelInAnObrOfItsOwnBelongsToItsReport() {
        var message = result("1", "M", "F", "20260301", genotype("2a", "CYP2C19", "*1/*2"))
                + "OBR|2||F^GENLAB|81250-3^Discrete variant panel^LN\n"
                + String.join("\n", VARIANT);
        var reports = ((Delivery.Reports) read(message)).reports();
        assertThat(reports).hasSize(1);
        assertThat(reports.get(0).results()).hasSize(2);
    }

    @Property(tries = 200)
    void aMessageThatIsCutOffAnywhereIsAnsweredAndNeverThrows(@ForAll @IntRange(max = 2_600) int length) {
        var whole = Messages.text("built_from_extractor_snpEff.hl7");
        var cut = whole.substring(0, Math.min(length, whole.length()));
        var content = reader.read(payload(cut)).content();
        var answer = new Acknowledgement(cut, ZonedDateTime.now(ZoneOffset.UTC), "1");
        assertThat(content instanceof Refusal refusal ? answer.refused(refusal) : answer.accepted(List.of()))
                .contains("MSA|A");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MSH\r^~\\&|A|B|C",
                "MSHA^~\\&A1A2A3",
                "MSH ^~\\& A B C",
                "MSH|^~\\|&|A|B|C|D",
                "MSH|aaaa|A|B|C|D|E",
                "MSH|^^^^|A|B|C|D|E",
                "MSH|^~|A",
                "MSH|^~\\{}&|A"
            })
    void whateverSeparatorsAMessageNamesItsAnswerCanBeRead(String header) {
        var answer = new Acknowledgement(Hl7Reader.text(header.getBytes(StandardCharsets.UTF_8)), NOW, "1")
                .refused(((Refusal) read(header)));
        assertThat(answer).matches("(?s)MSH([^\\w\\s])[^\\w\\s]{4,5}\\1.*\\rMSA\\1A[ER]\\1.*");
    }

    @Test
    void aMessageWithANullCharacterIsRefusedAndNothingOfItIsKept() {
        var opened = reader.read(payload(result("1\0", "M", "F", "20260301", VARIANT)));
        assertThat(opened.content())
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.DATA_TYPE));
        assertThat(opened.envelope().number()).isEqualTo("1");
    }
}

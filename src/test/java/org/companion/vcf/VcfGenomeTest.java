package org.companion.vcf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.companion.testing.Genome.interval;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.companion.genome.Assembly;
import org.companion.genome.Sequence;
import org.companion.genomes.Call;
import org.companion.genomes.Watched;
import org.companion.genomes.Watched.Position;
import org.companion.genomes.Watched.Spot;
import org.companion.vcf.VcfRefused.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** VCF files, small enough to be read by a person. */
class VcfGenomeTest {
    private static final String HEAD = "##fileformat=VCFv4.2\n##reference=GRCh38\n"
            + "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tTUMOUR\n";
    private static final Watched NOTHING = new Watched(List.of());

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            7 100 A G 0/1 ; NC_000007.14:99:A:G HETEROZYGOUS
            chr7 100 A G 1/1 ; NC_000007.14:99:A:G HOMOZYGOUS
            7 100 A G 1|0 ; NC_000007.14:99:A:G HETEROZYGOUS
            7 100 A G ./1 ; NC_000007.14:99:A:G PRESENT
            X 100 A G 1 ; NC_000023.11:99:A:G HEMIZYGOUS
            MT 100 A G 1/1 ; NC_012920.1:99:A:G HOMOPLASMIC
            chrM 100 A G 0/1 ; NC_012920.1:99:A:G HETEROPLASMIC
            7 100 ACTAT A 0/1 ; NC_000007.14:100:CTAT: HETEROZYGOUS
            7 100 A ATT 0/1 ; NC_000007.14:100::TT HETEROZYGOUS
            7 100 A G,T 1/2 ; NC_000007.14:99:A:G HETEROZYGOUS, NC_000007.14:99:A:T HETEROZYGOUS
            7 100 A G,* 1/2 ; NC_000007.14:99:A:G HETEROZYGOUS
            7 100 A G,<NON_REF> 0/1 ; NC_000007.14:99:A:G HETEROZYGOUS
            7 100 A G 0/0 ; none
            7 100 A G ./. ; none
            7 100 A G / ; none
            NC_000007.14 100 A G 0/1 ; NC_000007.14:99:A:G HETEROZYGOUS
            NC_000007.13 100 A G 0/1 ; none
            GL000220.1 100 A G 0/1 ; none
            """)
    void eachGenotypeIsReadForWhatItSays(String line, String calls) {
        var read = read(HEAD + row(line)).stream()
                .map(call -> call.change() + " " + call.state())
                .toList();
        assertThat(read).isEqualTo(calls.equals("none") ? List.of() : List.of(calls.split(", ")));
    }

    @Test
    void phaseSetsAndSharesAreKept() {
        var calls = read(HEAD + "7\t100\t.\tA\tG\t.\tPASS\t.\tGT:AD:PS\t0|1:30,10:5\n"
                + "7\t200\t.\tA\tG\t.\tq10\t.\tGT:AF\t1|0:0.125\n" + "7\t300\t.\tA\tG\t.\t.\t.\tGT:FREQ\t1/0:12.5%\n");
        assertThat(calls.get(0).perMille()).hasValue(250);
        assertThat(calls.get(0).phase()).hasValue(5);
        assertThat(calls.get(0).copy()).hasValue(1);
        assertThat(calls.get(1).perMille()).hasValue(125);
        assertThat(calls.get(1).phase()).hasValue(0);
        assertThat(calls.get(1).passed()).isFalse();
        assertThat(calls.get(2).perMille()).hasValue(125);
        assertThat(calls.get(2).phase()).isEmpty();
        assertThat(calls.get(0).sameCopyAs(calls.get(1)))
                .as("another phase set")
                .isEmpty();
    }

    @Test
    void callsStayInOrderWhenTrimmingMovesTheirStart() {
        assertThat(read(HEAD + row("7 100 ACCCCT ACCCC 0/1") + row("7 102 C G 0/1")))
                .extracting(call -> call.change().toString())
                .containsExactly("NC_000007.14:101:C:G", "NC_000007.14:104:T:");
    }

    @Test
    void theCallsOfOneContigComeBeforeThoseOfTheNext() {
        assertThat(read(HEAD
                        + row("1 900 A G 0/1")
                        + row("2 500 A G 0/1")
                        + row("3 100 A G 0/1")
                        + row("3 90000 A G 0/1")))
                .extracting(call -> call.change().contig().chromosome().orElse("") + ":"
                        + call.change().start())
                .containsExactly("1:899", "2:499", "3:99", "3:89999");
    }

    @Test
    void aGvcfTellsWhereItLookedAndWhereInVain() throws IOException {
        var watched = new Watched(
                List.of(new Spot(interval("NC_000007.14:149-150"), "CYP2C19", Optional.of(new Position("rs1", "C")))));
        var vcf = open(
                HEAD + "7\t100\t.\tA\t<NON_REF>\t.\t.\tEND=200\tGT:DP\t0/0:30\n"
                        + "7\t201\t.\tA\t<NON_REF>\t.\t.\tEND=210\tGT:DP\t0/0:0\n" + row("7 211 A G 0/1")
                        + "7\t212\t.\tA\t<NON_REF>\t.\t.\tEND=220\tGT:DP\t./.:0\n",
                watched);
        drained(vcf);
        assertThat(vcf.coverage().studied()).contains(List.of(interval("NC_000007.14:99-220")));
        assertThat(vcf.coverage().uncallable())
                .contains(List.of(interval("NC_000007.14:200-210"), interval("NC_000007.14:211-220")));
        assertThat(vcf.references()).extracting(Spot::gene).containsExactly("CYP2C19");
    }

    @Test
    void aFileOfVariantsAloneDoesNotTellWhereItLooked() throws IOException {
        var vcf = open(HEAD + row("7 100 A G 0/1"), NOTHING);
        drained(vcf);
        assertThat(vcf.coverage().studied()).isEmpty();
    }

    @Test
    void structuralCallsKeepTheirBounds() throws IOException {
        var vcf = open(
                HEAD + "7\t100\t.\tA\t<DEL>\t.\tPASS\tEND=200;CIPOS=-10,5;CIEND=-3,8\tGT:CN\t0/1:1\n"
                        + "7\t300\t.\tA\t<CNV>\t.\tPASS\tEND=400\tGT:CN\t0/1:8\n"
                        + "7\t500\t.\tA\t<DUP:TANDEM>\t.\tPASS\tSVLEN=50\tGT\t0/1\n"
                        + "7\t600\t.\tA\tA[8:5[\t.\tPASS\t.\tGT\t0/1\n",
                NOTHING);
        drained(vcf);
        assertThat(vcf.large())
                .extracting(call -> call.type() + " " + call.outer() + " "
                        + call.inner().map(Object::toString).orElse("") + " "
                        + call.copies().map(Object::toString).orElse(""))
                .containsExactly(
                        "SO:0000159 NC_000007.14:90-208 NC_000007.14:105-197 1",
                        "SO:0001742 NC_000007.14:300-400 NC_000007.14:300-400 8",
                        "SO:1000035 NC_000007.14:500-550 NC_000007.14:500-550 ");
        assertThat(vcf.receipt().refused()).containsExactly(new Receipt.Refused(7, "breakend"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7\t100\t.\tA\t<\t.\tPASS\tEND=200\tGT\t0/1",
                "7\t3000000000\t.\tA\tG\t.\tPASS\t.\tGT\t0/1",
                "7\t2147483647\t.\tAC\tG\t.\tPASS\t.\tGT\t0/1"
            })
    void aLineOfNoTypeOrOfNoPlaceIsRefused(String line) throws IOException {
        var vcf = open(HEAD + line + "\n", NOTHING);
        assertThat(drained(vcf)).isEmpty();
        assertThat(vcf.large()).isEmpty();
        assertThat(vcf.receipt().refused()).hasSize(1);
    }

    @Test
    void aStructuralCallBeginsOnItsContigWhateverItsBoundsSay() throws IOException {
        var vcf = open(HEAD + "7\t100\t.\tA\t<DEL>\t.\tPASS\tEND=200;CIPOS=-300,-200\tGT\t0/1\n", NOTHING);
        drained(vcf);
        assertThat(vcf.large().get(0).inner().orElseThrow()).hasToString("NC_000007.14:0-200");
    }

    @Test
    void aHeaderLineOfAContigWithoutANameTellsNothing() throws IOException {
        var head = HEAD.replace("##reference", "##contig=<ID= ,length=5>\n##reference");
        assertThat(drained(open(head + row("7 100 A G 0/1"), NOTHING))).hasSize(1);
    }

    @Test
    void refusedLinesAreNamedAndTheOthersTaken() throws IOException {
        var vcf = open(
                HEAD + "7\t100\t.\tA\n" + row("7 x A G 0/1") + row("7 100 R G 0/1") + row("7 101 A Z 0/1")
                        + row("7 102 A G 0/1"),
                NOTHING);
        assertThat(drained(vcf)).hasSize(1);
        assertThat(vcf.receipt().refused())
                .extracting(refused -> refused.line() + " " + refused.reason())
                .containsExactly(
                        "4 too few columns",
                        "5 POS is no position",
                        "6 REF is no sequence of bases",
                        "7 ALT is no sequence of bases");
        assertThat(vcf.receipt().lines()).isEqualTo(5);
    }

    @Test
    void whatIsNotClearIsRefusedAsAWhole() {
        var noBuild = HEAD.replace("##reference=GRCh38\n", "");
        refused(noBuild, Reason.WHICH_ASSEMBLY);
        refused(HEAD.replace("GRCh38", "GRCh38\n##contig=<ID=1,length=249250621>"), Reason.WHICH_ASSEMBLY);
        refused(HEAD.replace("TUMOUR", "TUMOUR\tNORMAL"), Reason.WHICH_SAMPLE);
        refused("hello", Reason.NOT_A_VCF);
        refused("##fileformat=VCFv4.2\n", Reason.NOT_A_VCF);
        refused(HEAD + row("7 200 A G 0/1") + row("7 100 A G 0/1"), Reason.NOT_SORTED);
        refused(HEAD + row("7 200 A G 0/1") + row("8 1 A G 0/1") + row("7 300 A G 0/1"), Reason.NOT_SORTED);
        refused(HEAD + row("7 200 A G 0/1") + "7\t30", Reason.CUT_OFF);
    }

    @Test
    void aNamedSampleIsTakenOutOfSeveral() throws IOException {
        var text = HEAD.replace("TUMOUR", "NORMAL\tTUMOUR") + "7\t100\t.\tA\tG\t.\t.\t.\tGT\t0/0\t0/1\n";
        try (var vcf = VcfGenome.open(
                bytes(text), Optional.of(Assembly.GRCH38), Optional.of("TUMOUR"), NOTHING, Sequence.NONE)) {
            assertThat(drained(vcf)).hasSize(1);
        }
    }

    @Test
    void packedFilesAreReadAndACutOffOneIsNoticed() throws IOException {
        var text = HEAD + row("7 100 A G 0/1");
        var packed = new ByteArrayOutputStream();
        for (var part : List.of(text.substring(0, 40), text.substring(40))) {
            try (var gzip = new GZIPOutputStream(packed)) {
                gzip.write(part.getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        var whole = packed.toByteArray();
        try (var vcf = VcfGenome.open(
                new ByteArrayInputStream(whole), Optional.empty(), Optional.empty(), NOTHING, Sequence.NONE)) {
            assertThat(drained(vcf)).hasSize(1);
        }
        var cut = Arrays.copyOf(whole, whole.length - 12);
        assertThatThrownBy(() -> drained(VcfGenome.open(
                        new ByteArrayInputStream(cut), Optional.empty(), Optional.empty(), NOTHING, Sequence.NONE)))
                .isInstanceOfSatisfying(
                        VcfRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.CUT_OFF));
    }

    @Property(tries = 200)
    void everyLineIsCountedOnce(@ForAll @Size(max = 30) List<@IntRange(max = 4) Integer> genotypes) throws IOException {
        var written = List.of("0/1", "0/0", "./.", "1/1", "x");
        var text = new StringBuilder(HEAD);
        for (int i = 0; i < genotypes.size(); i++) {
            text.append(row("7 " + (100 + i) + " A G " + written.get(genotypes.get(i))));
        }
        var vcf = open(text.toString(), NOTHING);
        drained(vcf);
        var receipt = vcf.receipt();
        assertThat(receipt.calls() + receipt.referenceCalls() + receipt.noCalls())
                .isEqualTo(receipt.lines());
        assertThat(receipt.lines()).isEqualTo(genotypes.size());
    }

    private static String row(String line) {
        var part = line.strip().split(" ");
        return String.join("\t", part[0], part[1], ".", part[2], part[3], ".", "PASS", ".", "GT", part[4]) + "\n";
    }

    private static void refused(String text, Reason reason) {
        assertThatThrownBy(() -> drained(open(text, NOTHING)))
                .isInstanceOfSatisfying(
                        VcfRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static List<Call> read(String text) {
        try (var vcf = open(text, NOTHING)) {
            return drained(vcf);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static VcfGenome open(String text, Watched watched) throws IOException {
        return VcfGenome.open(bytes(text), Optional.empty(), Optional.empty(), watched, Sequence.NONE);
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<Call> drained(VcfGenome vcf) {
        var calls = new ArrayList<Call>();
        vcf.forEachRemaining(calls::add);
        return calls;
    }
}

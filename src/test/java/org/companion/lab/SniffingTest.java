package org.companion.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.companion.delivery.Payload;
import org.companion.delivery.PayloadReader;
import org.junit.jupiter.api.Test;

/** Each reader knows its own files and no others, and none fails whatever it is given. */
class SniffingTest {
    private static final List<PayloadReader> READERS =
            List.of(new FoundationXml(), new TempusJson(), new QciXml(), new PharmcatJson(), new Phenopacket());
    private static final Map<String, String> FILES = Map.of(
            "foundation.xml", "foundation-xml",
            "tempus.json", "tempus-json",
            "tempus-older.json", "tempus-json",
            "qci.xml", "qci-xml",
            "pharmcat-report.json", "pharmcat-json",
            "pharmcat-phenotype.json", "pharmcat-json",
            "phenopacket.json", "phenopacket",
            "phenopacket-snake.json", "phenopacket");
    private static final List<String> STRANGERS = List.of(
            "MSH|^~\\&|LAB|EAST|EHR|EAST|20260101||ORU^R01^ORU_R01|1|P|2.5.1\rPID|1||4711\r",
            "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\n",
            "{\"resourceType\": \"Bundle\", \"type\": \"message\", \"entry\": [{\"resource\": {\"resourceType\":"
                    + " \"Observation\", \"subject\": {\"reference\": \"Patient/1\"}, \"interpretations\": []}}]}",
            "<report><title>Weather</title></report>",
            "<?xml version=\"1.0\"?><ClinicalDocument xmlns=\"urn:hl7-org:v3\"/>",
            "{\"subject\": \"a letter\", \"metaData\": {}}",
            "{}",
            "");

    private static String head(String text) {
        var stripped = text.strip();
        return stripped.substring(0, Math.min(4_096, stripped.length()));
    }

    private static List<String> accepting(String text) {
        var formats = new ArrayList<String>();
        READERS.stream().filter(reader -> reader.accepts(head(text))).forEach(reader -> formats.add(reader.format()));
        return formats;
    }

    @Test
    void eachFileIsAcceptedByItsOwnReaderAlone() {
        FILES.forEach((file, format) ->
                assertThat(accepting(Sample.text(file))).as(file).containsExactly(format));
    }

    @Test
    void nobodyAcceptsAStranger() {
        STRANGERS.forEach(
                stranger -> assertThat(accepting(stranger)).as(stranger).isEmpty());
    }

    @Property(tries = 300)
    void aFileThatEndsAnywhereIsReadOrRefused(
            @ForAll("files") String file, @ForAll @DoubleRange(min = 0, max = 1) double share) {
        var text = Sample.text(file);
        var cut = text.substring(0, (int) (share * text.length()));
        neverFails(cut.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 300)
    void aFileWithStrangeBytesIsReadOrRefused(
            @ForAll("files") String file, @ForAll byte[] strange, @ForAll @DoubleRange(min = 0, max = 1) double share) {
        var bytes = Sample.text(file).getBytes(StandardCharsets.UTF_8);
        var at = (int) (share * bytes.length);
        System.arraycopy(strange, 0, bytes, at, Math.min(strange.length, bytes.length - at));
        neverFails(bytes);
    }

    private static void neverFails(byte[] bytes) {
        READERS.forEach(reader -> assertThatCode(
                        () -> reader.read(new Payload(bytes, "test", Map.of("assembly", "GRCh37"))))
                .doesNotThrowAnyException());
    }

    /** Every value of a file made another kind of value. */
    @Property(tries = 300)
    void aFileWithWrongTypesIsReadOrRefused(
            @ForAll("jsonFiles") String file, @ForAll("values") String value, @ForAll int seed) {
        var random = new Random(seed);
        var text = Pattern.compile("\"[^\"]*\"(?!\\s*:)|\\[]|\\{}|\\b(?:true|null)\\b")
                .matcher(Sample.text(file))
                .replaceAll(m -> Matcher.quoteReplacement(random.nextInt(8) == 0 ? value : m.group()));
        neverFails(text.getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.of(FILES.keySet().stream().sorted().toList());
    }

    @Provide
    Arbitrary<String> jsonFiles() {
        return files().filter(file -> file.endsWith("json"));
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of(
                "null",
                "[]",
                "{}",
                "1e999",
                "[[[]]]",
                "true",
                "\"\"",
                "\":\"",
                "{\"name\":[]}",
                "-1",
                "99999999999999999999",
                "\"1:2:3:4\"");
    }
}

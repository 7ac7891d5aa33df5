package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.companion.testing.Bait;
import org.companion.testing.Http;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No way into {@code /fhir} or {@code /cds-services} follows what a document type points at. */
class DocumentTypesTest {
    private static final String FHIR_XML = "application/fhir+xml";
    private static final String DIV =
            "<text><status value=\"generated\"/><div xmlns=\"http://www.w3.org/1999/xhtml\">a &x;</div></text>";

    @TempDir
    static Path folder;

    private static Bait bait;

    @BeforeAll
    static void set() {
        bait = new Bait(folder);
        Http.send("PUT", "/fhir/Patient/typed", "{'resourceType':'Patient','id':'typed'}");
    }

    @AfterAll
    static void takeAway() {
        bait.close();
    }

    @Test
    void aReaderThatTrustsItsDocumentsWouldFollowThem() throws Exception {
        var all = bait.in("r", "<r>&x;</r>");
        var trusting = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        var read = trusting.parse(new ByteArrayInputStream(Bait.bytes(all.get("a file"))));
        assertThat(read.getDocumentElement().getTextContent()).isEqualTo(bait.secret());
        try (var another = new Bait(folder)) {
            var called = another.in("r", "<r>&x;</r>").get("a type elsewhere");
            try {
                trusting.parse(new ByteArrayInputStream(Bait.bytes(called)));
            } catch (IOException nothingThere) {
                assertThat(another.called()).containsExactly("type");
            }
        }
    }

    /** A way in, and what is sent there. */
    record Way(String method, String path, String type, String root, String document, String... headers) {
        @Override
        public String toString() {
            return method + " " + path + " " + type;
        }
    }

    static Stream<Way> ways() {
        var patient = fhir("Patient", DIV);
        var parameters = fhir("Parameters", parameter(patient));
        return Stream.of(
                new Way("POST", "/fhir/Patient", FHIR_XML, "Patient", patient),
                new Way("POST", "/fhir/Patient", "application/xml", "Patient", patient),
                new Way("POST", "/fhir/Patient", "text/xml", "Patient", patient),
                new Way("POST", "/fhir/Patient", "application/fhir+json", "Patient", patient),
                new Way("PUT", "/fhir/Patient/typed", FHIR_XML, "Patient", patient),
                new Way("POST", "/fhir", FHIR_XML, "Bundle", fhir("Bundle", entry(patient))),
                new Way("POST", "/fhir/Patient/$validate", FHIR_XML, "Patient", patient),
                new Way("POST", "/fhir/Patient/$validate", FHIR_XML, "Parameters", parameters),
                new Way("POST", "/fhir/$advise", FHIR_XML, "Parameters", parameters),
                new Way("POST", "/fhir/$find-subject-variants", FHIR_XML, "Parameters", parameters),
                new Way("POST", "/fhir/$process-message", FHIR_XML, "Bundle", fhir("Bundle", DIV)),
                new Way("POST", "/fhir/$export", FHIR_XML, "Parameters", parameters, "Prefer", "respond-async"),
                new Way("POST", "/fhir/$import", FHIR_XML, "Parameters", parameters, "Prefer", "respond-async"),
                new Way("PATCH", "/fhir/Patient/typed", FHIR_XML, "Parameters", parameters),
                new Way(
                        "PATCH",
                        "/fhir/Patient/typed",
                        "application/xml-patch+xml",
                        "diff",
                        "<diff><add sel=\"Patient\">&x;</add></diff>"),
                new Way(
                        "POST",
                        "/cds-services/companion-order-sign",
                        "application/xml",
                        "request",
                        "<request>&x;</request>"));
    }

    private static String fhir(String type, String members) {
        return "<" + type + " xmlns=\"http://hl7.org/fhir\">" + members + "</" + type + ">";
    }

    private static String parameter(String one) {
        return "<parameter><name value=\"resource\"/><resource>" + one + "</resource></parameter>";
    }

    private static String entry(String one) {
        return "<entry><resource>" + one + "</resource></entry>";
    }

    @ParameterizedTest
    @MethodSource("ways")
    void nobodyFollowsWhatItPointsAt(Way way) {
        bait.in(way.root(), way.document()).forEach((name, document) -> {
            var answer = Http.sendAs(way.method(), way.path(), way.type(), Bait.bytes(document), way.headers());
            assertThat(answer.status()).as(name).isBetween(400, 415);
            assertThat(answer.body()).as(name).doesNotContain(bait.secret(), "haha");
        });
        assertThat(bait.called()).isEmpty();
    }

    @Test
    void packingTheBodyHidesNothing() throws IOException {
        for (var document : bait.in("Patient", fhir("Patient", DIV)).values()) {
            var packed = new ByteArrayOutputStream();
            try (var out = new GZIPOutputStream(packed)) {
                out.write(Bait.bytes(document));
            }
            var answer =
                    Http.sendAs("POST", "/fhir/Patient", FHIR_XML, packed.toByteArray(), "Content-Encoding", "gzip");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).doesNotContain(bait.secret());
        }
        assertThat(bait.called()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32", "IBM1047"})
    void anotherEncodingHidesNothing(String encoding) {
        for (var document : bait.in("Patient", fhir("Patient", DIV)).values()) {
            var named = document.replace("version=\"1.0\"", "version=\"1.0\" encoding=\"" + encoding + "\"");
            var answer = Http.sendAs("POST", "/fhir/Patient", FHIR_XML, named.getBytes(Charset.forName(encoding)));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).doesNotContain(bait.secret());
        }
        assertThat(bait.called()).isEmpty();
    }

    @Test
    void theSevenBitSpellingHidesNothing() {
        var document = bait.in("Patient", fhir("Patient", DIV)).get("a file");
        var spelt = document.replace("version=\"1.0\"", "version=\"1.0\" encoding=\"UTF-7\"")
                .replace("<!DOCTYPE", "+ADwAIQ-DOCTYPE");
        var answer = Http.sendAs("POST", "/fhir/Patient", FHIR_XML, spelt.getBytes(StandardCharsets.US_ASCII));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain(bait.secret());
    }

    @Test
    void theNarrativeOfAJsonResourceHidesNothing() {
        bait.in("div", "<div xmlns=\"http://www.w3.org/1999/xhtml\">a &x;</div>")
                .forEach((name, document) -> {
                    var json =
                            "{\"resourceType\":\"Patient\",\"id\":\"told\",\"text\":{\"status\":\"generated\",\"div\":\""
                                    + document.replace("\"", "\\\"").replace("\n", "\\n") + "\"}}";
                    var checked = Http.send("POST", "/fhir/Patient/$validate", json);
                    assertThat(checked.status()).as("validated, " + name).isLessThan(500);
                    assertThat(checked.body()).doesNotContain(bait.secret(), "hahahaha");
                    var written = Http.send("PUT", "/fhir/Patient/told", json);
                    assertThat(written.status()).as("written, " + name).isEqualTo(400);
                    assertThat(written.body()).doesNotContain(bait.secret(), "hahahaha");
                    assertThat(Http.get("/fhir/Patient/told").status()).as(name).isEqualTo(404);
                });
        assertThat(bait.called()).isEmpty();
    }
}

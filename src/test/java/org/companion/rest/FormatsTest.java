package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.companion.testing.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers come in JSON or XML of FHIR R4, or not at all. */
class FormatsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "application/fhir+json; json",
                "application/json; json",
                "application/fhir+xml; xml",
                "text/xml; xml",
                "*/*; json",
                "text/html,application/xhtml+xml,application/xml,*/*; xml",
                "text/csv, application/fhir+json; json",
                "'application/fhir+json; fhirVersion=4.0'; json",
            })
    void whatIsSpokenIsAnswered(String accept, String format) {
        var answer = Http.get("/fhir/Patient/demo-clopidogrel-poor", "Accept", accept);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.raw().headers().firstValue("Content-Type").orElse("")).contains(format);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/csv",
                "application/pdf",
                "image/*",
                "text/turtle",
                "text/html",
                "application/fhir+json; fhirVersion=5.0",
                "application/fhir+json;fhirVersion=\"3.0\"",
            })
    void whatIsNotIsRefusedInJson(String accept) {
        for (var path :
                new String[] {"/fhir/Patient/demo-clopidogrel-poor", "/fhir/Patient?_count=1", "/fhir/metadata"}) {
            refused(Http.get(path, "Accept", accept));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bogus", "text/csv", "text%2Fturtle"})
    void aFormatInTheAddressToo(String format) {
        refused(Http.get("/fhir/Patient?_count=1&_format=" + format));
    }

    @Test
    void aBinaryIsAnsweredAsItIsKept() {
        var data = Base64.getEncoder().encodeToString("%PDF".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        var id = Http.send(
                        "POST",
                        "/fhir/Binary",
                        "{'resourceType':'Binary','contentType':'application/pdf','data':'" + data + "'}")
                .json()
                .path("id")
                .asText();
        var answer = Http.get("/fhir/Binary/" + id, "Accept", "application/pdf");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("%PDF");
    }

    private static void refused(Http.Answer answer) {
        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(answer.diagnostics()).contains("application/fhir+json");
    }
}

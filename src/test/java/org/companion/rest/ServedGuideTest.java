package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.companion.testing.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The definitions of our own guide are served, and cannot be written. */
class ServedGuideTest {
    private static final String URL = "https://companion.example/fhir/StructureDefinition/variant";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "StructureDefinition/variant",
                "OperationDefinition/import-vcf",
                "OperationDefinition/find-subject-variants",
                "CapabilityStatement/genomics"
            })
    void aDefinitionIsReadByItsId(String address) {
        var answer = Http.get("/fhir/" + address);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("url").asText()).endsWith(address);
    }

    @Test
    void aDefinitionIsFoundByItsUrl() {
        assertThat(Http.get("/fhir/StructureDefinition?url=" + URL)
                        .json()
                        .path("entry")
                        .path(0)
                        .path("resource"))
                .isEqualTo(Http.get("/fhir/StructureDefinition/variant").json());
    }

    @Test
    void itComesAsXmlToo() {
        var answer = Http.get("/fhir/StructureDefinition/variant?_format=xml");
        assertThat(answer.body()).startsWith("<StructureDefinition");
    }

    @Test
    void itCannotBeWrittenOrDeleted() {
        assertThat(Http.delete("/fhir/StructureDefinition/variant").status()).isEqualTo(405);
        assertThat(Http.send(
                                "PUT",
                                "/fhir/StructureDefinition/variant",
                                "{'resourceType':'StructureDefinition','id':'variant'}")
                        .status())
                .isEqualTo(405);
    }

    @Test
    void whatTheGuideDoesNotHaveIsTheStores() {
        assertThat(Http.get("/fhir/StructureDefinition/none").status()).isEqualTo(404);
        assertThat(Http.get("/fhir/StructureDefinition?url=https://elsewhere.example/x")
                        .json()
                        .path("total")
                        .asInt(0))
                .isZero();
    }
}

package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.companion.testing.Http;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A search answers what was asked, or says why it does not: what users of HAPI's store have met with, one by one. */
class SearchFaultsTest {
    private static final String TAG = "faults-" + UUID.randomUUID();
    private static final List<String> DAYS =
            List.of("2019-12-31", "2020-01-01", "2020-06-15", "2020-12-31", "2021-01-01", "2021-05", "2022");

    @BeforeAll
    static void write() {
        for (var day : DAYS) {
            Http.send(
                    "PUT",
                    "/fhir/Observation/" + id(day),
                    "{'resourceType':'Observation','id':'" + id(day) + "'," + meta()
                            + "'status':'final','code':{'coding':[{'system':'http://loinc.org','code':'84413-4'}]},"
                            + "'effectiveDateTime':'" + day + "'}");
        }
        Http.send(
                "PUT",
                "/fhir/Patient/" + TAG,
                "{'resourceType':'Patient','id':'" + TAG + "'," + meta() + "'gender':'male','birthDate':'1950-06-01',"
                        + "'identifier':[{'type':{'coding':[{'system':'http://types','code':'MR'}]},"
                        + "'system':'http://house','value':'m-1'}]}");
        for (var url :
                List.of("http://acme.example/fhir/vs", "http://acme.example/fhir/vs/123", "http://x.example/acme")) {
            Http.send(
                    "POST",
                    "/fhir/ValueSet",
                    "{'resourceType':'ValueSet'," + meta() + "'status':'draft','url':'" + url + "'}");
        }
    }

    private static String meta() {
        return "'meta':{'tag':[{'system':'http://tags','code':'" + TAG + "'}]},";
    }

    private static String id(String day) {
        return TAG.substring(0, 20) + "-" + day;
    }

    @ParameterizedTest
    @CsvSource({
        "ge2020, 2020-01-01 2020-06-15 2020-12-31 2021-01-01 2021-05 2022",
        "gt2020, 2021-01-01 2021-05 2022",
        "le2020, 2019-12-31 2020-01-01 2020-06-15 2020-12-31",
        "lt2020, 2019-12-31",
        "2020, 2020-01-01 2020-06-15 2020-12-31",
        "ge2020-06, 2020-06-15 2020-12-31 2021-01-01 2021-05 2022",
        "le2020-06, 2019-12-31 2020-01-01 2020-06-15",
        "ge2020-12-31, 2020-12-31 2021-01-01 2021-05 2022",
        "ge2020&date=lt2021, 2020-01-01 2020-06-15 2020-12-31",
        "ge2020&date=le2020, 2020-01-01 2020-06-15 2020-12-31",
        "sa2020, 2021-01-01 2021-05 2022",
        "eb2020, 2019-12-31",
    })
    void aDateOfAYearOrAMonthMeansAllOfIt(String asked, String found) {
        assertThat(days("date=" + asked)).containsExactly(found.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "date=lt2020,ge2022; 2019-12-31 2022",
                "date=ge2020,lt2021; 2019-12-31 2020-01-01 2020-06-15 2020-12-31 2021-01-01 2021-05 2022",
                "date=2020-06-15,2021-01-01; 2020-06-15 2021-01-01",
                "date=le2020,2022&date=ge2020-06; 2020-06-15 2020-12-31 2022",
            })
    void datesDividedByCommasAreAlternatives(String asked, String found) {
        assertThat(days(asked)).containsExactly(found.split(" "));
        var page = Http.get("/fhir/Observation?" + asked + "&_tag=" + TAG).json();
        assertThat(page.at("/link/0/url").asText()).contains("date=");
    }

    @Test
    void aYearMeansAllOfItInAChainTooAndBehindHas() {
        Http.send(
                "PUT",
                "/fhir/Observation/" + id("chained"),
                "{'resourceType':'Observation','id':'" + id("chained") + "','status':'final','code':{'text':'x'},"
                        + "'effectiveDateTime':'2020-06-15','subject':{'reference':'Patient/" + TAG + "'}}");
        assertThat(total("/fhir/Observation?_id=" + id("chained") + "&subject:Patient.birthdate=ge1950"))
                .isEqualTo(1);
        assertThat(total("/fhir/Observation?_id=" + id("chained") + "&subject:Patient.birthdate=le1950-06"))
                .isEqualTo(1);
        assertThat(total("/fhir/Patient?_id=" + TAG + "&_has:Observation:patient:date=ge2020"))
                .isEqualTo(1);
        assertThat(total("/fhir/Patient?_id=" + TAG + "&_has:Observation:patient:date=ge2021"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Observation?date=ge2020&_total=accurate", "Observation?date=ge2020,lt1900&_total=accurate"})
    void aYearMeansAllOfItInABatchToo(String asked) {
        var answer = batch(asked + "&_tag=" + TAG);
        assertThat(answer.at("/entry/0/resource/total").asInt()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Observation?code:nosuch=1",
                "Observation?code:exact=1",
                "Observation?code:text=1",
                "Observation?date:exact=2020",
                "Observation?date:not=2020",
                "Observation?subject:nosuch=1",
                "Observation?subject:Patient.name:nosuch=1",
                "Observation?subject.name:nosuch=1",
                "Observation?value-quantity:not=1",
                "Patient?name:contains=x",
                "Patient?_id:nosuch=1",
                "Patient?_lastUpdated:nosuch=2020",
                "ValueSet?url:contains=acme",
                "ValueSet?url:exact=acme",
                "Observation?_include:nosuch=Observation:subject",
            })
    void aModifierThatIsNotKnownIsRefusedByName(String asked) {
        refused(Http.get("/fhir/" + asked), asked.replaceAll(".*:(\\w+)=.*", ":$1"));
        assertThat(batch(asked).at("/entry/0/response/status").asText()).startsWith("400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Observation?_total=bogus",
                "Observation?_summary=bogus",
                "Observation?_count=-1",
                "Observation?_count=many",
                "Observation?_sort=nosuch",
                "Observation?_sort=date,nosuch",
                "Observation?date:missing=bogus",
                "Observation?date=2020-13",
                "Observation?code=|",
                "Patient?identifier=|&_count=1",
                "Observation?_filter=status%20eq%20final",
                "Observation?_text=x",
                "MolecularSequence?window-start=gt0x1F",
                "ExampleScenario?context-quantity=eq%25",
                "Observation?value-quantity=1.2.3",
                "Patient?_has:Observation:patient:value-quantity=five",
                "ActivityDefinition?context-type-value=1",
                "ActivityDefinition?context-type-value=a$b,c",
                "ActivityDefinition?context-type-value=a$b,c$d,e$f,g$h",
                "Patient?_has:Observation:patient:code-value-quantity=a$1,b$2,c$3,d$4",
                "Patient?_has:Observation:patient:code:nosuch=1",
            })
    void aValueThatMeansNothingIsRefusedByTheNameOfItsParameter(String asked) {
        var answer = Http.get("/fhir/" + asked.replace("|", "%7C"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.diagnostics()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"nosuch, nosuch", "_nosuch, _nosuch", "nosuch:exact, nosuch", "nosuch.name, nosuch", "_type, _type"})
    void aParameterThatIsNotKnownIsRefusedByName(String parameter, String name) {
        var asked = "/fhir/Observation?_tag=" + TAG + "&" + parameter + "=1";
        refused(Http.get(asked), name);
        refused(Http.get(asked, "Prefer", "handling=strict"), name);
        assertThat(batch(asked.substring("/fhir/".length()))
                        .at("/entry/0/response/status")
                        .asText())
                .startsWith("400");
    }

    @Test
    void whoAsksForLenienceIsToldWhatWasPassedOver() {
        var page = Http.get(
                        "/fhir/Observation?_tag=" + TAG + "&nosuch=1&_nosuch:exact=2&_count=2",
                        "Prefer",
                        "handling=lenient")
                .json();
        var self = page.at("/link/0/url").asText();
        assertThat(self).contains("_tag=" + TAG).doesNotContain("nosuch");
        assertThat(page.path("entry"))
                .filteredOn(entry -> entry.at("/search/mode").asText().equals("match"))
                .hasSize(2);
        assertThat(page.path("entry"))
                .filteredOn(entry -> entry.at("/search/mode").asText().equals("outcome"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.at("/resource/issue/0").toString())
                        .contains("warning")
                        .contains("nosuch")
                        .contains("_nosuch:exact"));
    }

    @Test
    void lenienceDoesNotReachModifiers() {
        refused(Http.get("/fhir/Observation?code:nosuch=1", "Prefer", "handling=lenient"), ":nosuch");
    }

    @Test
    void aSearchInABodyIsTheSameSearch() {
        assertThat(posted("/fhir/Observation/_search", "_tag=" + TAG + "&date=lt2020")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(posted("/fhir/Observation/_search?date=lt2020", "_tag=" + TAG)
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        refused(posted("/fhir/Observation/_search", "nosuch=1"), "nosuch");
        refused(posted("/fhir/Observation/_search", "date=%zz"), "percent");
        assertThat(posted("/fhir/Patient/_search", "identifier=" + encoded("http://house|m-1") + "&_tag=" + TAG)
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void valuesAreExcludedMissingAndOfAType() {
        assertThat(days("code:not=84413-4")).isEmpty();
        assertThat(days("code:not=1-1")).hasSize(DAYS.size());
        assertThat(days("date:missing=true")).isEmpty();
        assertThat(days("subject:missing=true")).hasSize(DAYS.size());
        assertThat(total("/fhir/Patient?_tag=" + TAG + "&identifier:of-type=" + encoded("http://types|MR|m-1")))
                .isEqualTo(1);
        assertThat(total("/fhir/Patient?_tag=" + TAG + "&identifier:of-type=" + encoded("http://types|XX|m-1")))
                .isZero();
        assertThat(total("/fhir/ValueSet?_tag=" + TAG + "&url:below=" + encoded("http://acme.example/fhir")))
                .isEqualTo(2);
        assertThat(total("/fhir/ValueSet?_tag=" + TAG + "&url:above=" + encoded("http://acme.example/fhir/vs/123/4")))
                .isEqualTo(2);
    }

    @Test
    void whatIsAskedTwiceInTheSameWordsIsAskedOnce() {
        assertThat(days("code=84413-4&code=84413-4")).hasSize(DAYS.size());
        assertThat(days("value-quantity=5.4%7C%7Cmg")).isEmpty();
        assertThat(days("value-quantity:missing=true&code-value-quantity=84413-4$gt1,84413-4$lt1"))
                .isEmpty();
    }

    @Test
    void theTotalIsAskedForAndIsRight() {
        var page = Http.get("/fhir/Observation?_tag=" + TAG + "&_total=accurate&_count=2")
                .json();
        assertThat(page.path("total").asInt()).isEqualTo(DAYS.size());
        assertThat(page.path("entry")).hasSize(2);
        for (var asked : List.of("_count=0", "_summary=count")) {
            var none = Http.get("/fhir/Observation?_tag=" + TAG + "&" + asked).json();
            assertThat(none.path("total").asInt()).isEqualTo(DAYS.size());
            assertThat(none.path("entry")).isEmpty();
        }
    }

    @Test
    void fiveHundredAlternativesAreAnswered() {
        var codes = IntStream.range(0, 499)
                .mapToObj(i -> "http://loinc.org|" + i + "-1")
                .collect(Collectors.joining(","));
        assertThat(total("/fhir/Observation?_tag=" + TAG + "&code=" + encoded(codes + ",http://loinc.org|84413-4")))
                .isEqualTo(DAYS.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&_sort=_lastUpdated", "&_sort=-_lastUpdated", "&_sort=-_id"})
    void pagesNeitherRepeatNorLoseWhatWasThereWhileOthersWrite(String sort) {
        var tag = "paged-" + UUID.randomUUID();
        var there = Stream.generate(() -> basic(tag)).limit(25).toList();
        var seen = new ArrayList<String>();
        var next = "/fhir/Basic?_tag=" + tag + "&_count=6" + sort;
        while (!next.isEmpty()) {
            var page = Http.get(next).json();
            page.path("entry")
                    .forEach(entry -> seen.add(entry.at("/resource/id").asText()));
            basic(tag);
            next = next(page);
        }
        assertThat(seen).doesNotHaveDuplicates().containsAll(there);
    }

    @Test
    void whatIsDeletedMeanwhileIsNotIncluded() {
        var organization = TAG + "-o";
        Http.send(
                "PUT",
                "/fhir/Organization/" + organization,
                "{'resourceType':'Organization','id':'" + organization + "','name':'x'}");
        var patient = TAG + "-p";
        Http.send(
                "PUT",
                "/fhir/Patient/" + patient,
                "{'resourceType':'Patient','id':'" + patient + "','managingOrganization':{'reference':'Organization/"
                        + organization + "'}}");
        var asked = "/fhir/Patient?_id=" + patient + "&_include=Patient:organization";
        assertThat(Http.get(asked).json().path("entry")).hasSize(2);
        Http.send("PUT", "/fhir/Patient/" + patient, "{'resourceType':'Patient','id':'" + patient + "'}");
        Http.delete("/fhir/Organization/" + organization);
        assertThat(Http.get(asked).json().path("entry")).hasSize(1);
    }

    private static List<String> days(String asked) {
        var found = new ArrayList<String>();
        Http.get("/fhir/Observation?" + asked + "&_tag=" + TAG + "&_sort=date&_count=50")
                .json()
                .path("entry")
                .forEach(entry ->
                        found.add(entry.at("/resource/effectiveDateTime").asText()));
        return found;
    }

    private static int total(String path) {
        return Http.get(path + "&_summary=count").json().path("total").asInt(-1);
    }

    private static JsonNode batch(String url) {
        return Http.send(
                        "POST",
                        "/fhir",
                        "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":{\"method\":\"GET\",\"url\":\""
                                + url + "\"}}]}")
                .json();
    }

    private static Http.Answer posted(String path, String form) {
        return Http.send("POST", path, form, "Content-Type", "application/x-www-form-urlencoded");
    }

    private static void refused(Http.Answer answer, String word) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(answer.diagnostics()).contains(word);
    }

    private static String basic(String tag) {
        return Http.send(
                        "POST",
                        "/fhir/Basic",
                        "{'resourceType':'Basic','meta':{'tag':[{'code':'" + tag + "'}]},'code':{'text':'x'}}")
                .json()
                .path("id")
                .asText();
    }

    private static String next(JsonNode page) {
        for (var link : page.path("link")) {
            if (link.path("relation").asText().equals("next")) {
                return link.path("url").asText().replaceFirst("http://127.0.0.1:\\d+", "");
            }
        }
        return "";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

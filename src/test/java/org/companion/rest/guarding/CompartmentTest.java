package org.companion.rest.guarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.companion.testing.GuardedServer;
import org.companion.testing.Http;
import org.companion.testing.Issuer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token for patient A against data of patient B, on every way out and in. What is B's bears the word {@code SECRET}. */
class CompartmentTest {
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    private static final String A = "a-" + RUN;
    private static final String B = "b-" + RUN;
    private static final String OWNER = Issuer.token("system/*.cruds");
    private static final String OF_A = Issuer.token("patient/*.rs", A);

    @BeforeAll
    static void twoPatientsWhoseResultsReferToEachOther() {
        put("Organization", "lab-" + RUN, "'name':'Lab'");
        put("Patient", A, "'name':[{'family':'Aye','given':['Own']}],'birthDate':'1970-01-01'");
        put("Patient", B, "'name':[{'family':'SECRET','given':['Bee']}],'birthDate':'1980-02-02'");
        observation("ob-" + RUN, B, "'valueString':'SECRET','focus':[{'reference':'Patient/" + A + "'}]");
        observation(
                "oa-" + RUN,
                A,
                "'valueString':'own','focus':[{'reference':'Patient/" + B + "'}],"
                        + "'hasMember':[{'reference':'Observation/ob-" + RUN + "'}],"
                        + "'performer':[{'reference':'Organization/lab-" + RUN + "'}]");
        observation(
                "mixed-" + RUN,
                A,
                "'contained':[{'resourceType':'Observation','id':'in','status':'final',"
                        + "'code':{'text':'SECRET'},'subject':{'reference':'Patient/" + B + "'}}],"
                        + "'hasMember':[{'reference':'#in'}]");
        observation("moved-" + RUN, A, "'valueString':'was A s'");
        observation("moved-" + RUN, B, "'valueString':'SECRET'");
        observation("gone-" + RUN, B, "'valueString':'SECRET'");
        assertThat(GuardedServer.send(OWNER, "DELETE", "/fhir/Observation/gone-" + RUN, "")
                        .status())
                .isEqualTo(200);
        put(
                "DiagnosticReport",
                "rb-" + RUN,
                "'status':'final','code':{'text':'SECRET'}," + "'subject':{'reference':'Patient/" + B + "'}");
        put(
                "DiagnosticReport",
                "ra-" + RUN,
                "'status':'final','code':{'text':'x'},"
                        + "'subject':{'reference':'Patient/" + A + "'},"
                        + "'result':[{'reference':'Observation/oa-" + RUN + "'},{'reference':'Observation/ob-" + RUN
                        + "'}]");
        put(
                "Group",
                "g-" + RUN,
                "'type':'person','actual':true,'name':'SECRET'," + "'member':[{'entity':{'reference':'Patient/" + A
                        + "'}},{'entity':{'reference':'Patient/" + B + "'}}]");
        put(
                "Binary",
                "x-" + RUN,
                "'contentType':'text/plain','data':'U0VDUkVU'," + "'securityContext':{'reference':'Patient/" + B
                        + "'}");
        put(
                "Bundle",
                "u-" + RUN,
                "'type':'collection','entry':[{'resource':{'resourceType':'Patient','id':'" + B
                        + "','name':[{'family':'SECRET'}]}}]");
        put("Basic", "n-" + RUN, "'code':{'text':'SECRET'}");
    }

    private static void put(String type, String id, String elements) {
        var body = ("{'resourceType':'" + type + "','id':'" + id + "'," + elements + "}").replace('\'', '"');
        var answer = GuardedServer.send(OWNER, "PUT", "/fhir/" + type + "/" + id, body);
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    }

    private static void observation(String id, String patient, String elements) {
        put(
                "Observation",
                id,
                "'status':'final','category':[{'coding':[{'code':'laboratory'}]}],"
                        + "'code':{'coding':[{'system':'http://loinc.org','code':'69548-6'}]},"
                        + "'subject':{'reference':'Patient/" + patient + "'}," + elements);
    }

    private static String named(String path) {
        return path.replace("{A}", A).replace("{B}", B).replace("{run}", RUN);
    }

    private static void assertNothingOfB(Http.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isLessThan(500);
        assertThat(answer.body()).doesNotContain("SECRET").doesNotContain("U0VDUkVU");
    }

    @Test
    void whatIsOnesOwnIsSeen() {
        assertThat(GuardedServer.get(OF_A, "/fhir/Patient/" + A).body()).contains("Aye");
        assertThat(GuardedServer.get(OF_A, named("/fhir/Observation/oa-{run}")).body())
                .contains("own");
        assertThat(GuardedServer.get(OF_A, named("/fhir/Observation/oa-{run}/_history"))
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(GuardedServer.get(OF_A, named("/fhir/Observation?patient={A}"))
                        .json()
                        .path("total")
                        .asInt())
                .isPositive();
        assertThat(GuardedServer.get(OF_A, named("/fhir/Organization/lab-{run}"))
                        .status())
                .isEqualTo(200);
        assertThat(GuardedServer.get(OF_A, named("/fhir/Patient/{A}/$everything"))
                        .body())
                .contains("oa-" + RUN);
        assertThat(GuardedServer.get(OF_A, named("/fhir/Observation?_id=oa-{run}&_include=Observation:performer"))
                        .body())
                .contains("Lab");
        assertThat(GuardedServer.get(OF_A, named("/fhir/$find-subject-variants?subject={A}&ranges=NC_000007.14:0-10"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/Patient/{B}",
                "/fhir/Patient/{B}/_history",
                "/fhir/Patient/{B}/_history/1",
                "/fhir/Observation/ob-{run}",
                "/fhir/Observation/ob-{run}/_history/1",
                "/fhir/Observation/mixed-{run}",
                "/fhir/Observation/moved-{run}",
                "/fhir/Observation/moved-{run}/_history",
                "/fhir/Observation/moved-{run}/_history/1",
                "/fhir/Observation/moved-{run}/_history/2",
                "/fhir/DiagnosticReport/rb-{run}",
                "/fhir/Group/g-{run}",
                "/fhir/Binary/x-{run}",
                "/fhir/Bundle/u-{run}",
                "/fhir/Basic/n-{run}",
            })
    void whatIsNotOnesOwnIsAsIfItWereNotThere(String path) {
        var answer = GuardedServer.get(OF_A, named(path));
        assertNothingOfB(answer);
        assertThat(answer.status()).isEqualTo(404);
        var missing = GuardedServer.get(
                OF_A,
                named(path).replaceAll("/([A-Za-z]+)/[^/]+", "/$1/no-" + RUN).replace("/fhir/no-" + RUN, "/fhir"));
        assertThat(missing.status()).isIn(404, 403);
    }

    @Test
    void whatWasDeletedIsNotToldApartFromWhatNeverWas() {
        var gone = GuardedServer.get(OF_A, named("/fhir/Observation/gone-{run}"));
        var never = GuardedServer.get(OF_A, named("/fhir/Observation/nevr-{run}"));
        var others = GuardedServer.get(OF_A, named("/fhir/Observation/ob-{run}"));
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.body().replace("gone-", "?")).isEqualTo(never.body().replace("nevr-", "?"));
        assertThat(others.body().replace("ob-", "?")).isEqualTo(never.body().replace("nevr-", "?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/Patient",
                "/fhir/Patient?_summary=count",
                "/fhir/Patient?name=SECR",
                "/fhir/Patient?_id={B}",
                "/fhir/Patient?birthdate=1980-02-02",
                "/fhir/Observation?patient={B}",
                "/fhir/Observation?subject=Patient/{B}",
                "/fhir/Observation?_id=ob-{run}",
                "/fhir/Observation?_id=ob-{run}&_summary=count",
                "/fhir/Patient/{B}/Observation?_count=50",
                "/fhir/Observation?_id=oa-{run}&_include=Observation:focus",
                "/fhir/Observation?_id=oa-{run}&_include=*",
                "/fhir/Observation?_id=oa-{run}&_include=Observation:has-member&_include:iterate=Observation:subject",
                "/fhir/DiagnosticReport?_id=ra-{run}&_include=DiagnosticReport:result&_include:iterate=Observation:subject",
                "/fhir/Patient?_id={A}&_revinclude=Observation:focus",
                "/fhir/Patient?_id={A}&_revinclude=*",
                "/fhir/Patient?_id={A}&_revinclude=Group:member&_include:iterate=Group:member",
                "/fhir/Organization?_id=lab-{run}&_revinclude=Observation:performer&_revinclude:iterate=Observation:focus",
                "/fhir/Group",
                "/fhir/Bundle",
                "/fhir/Basic",
                "/fhir/Binary",
                "/fhir?_type=Observation",
                "/fhir/_history",
                "/fhir/Observation/_history",
                "/fhir/Patient/{B}/$everything",
                "/fhir/Patient/$everything",
                "/fhir/Patient/{A}/$everything",
                "/fhir/$find-subject-variants?subject={B}&ranges=NC_000007.14:0-10",
                "/fhir/$find-subject-haplotypes?subject=Patient/{B}&genes=HGNC:2621",
                "/fhir/$find-population-specific-variants?variants=NC_000007.14:140753335:A:T&includePatientList=true",
                "/fhir/Patient/{B}/$advise",
                "/fhir/Patient/{B}/$tumour",
                "/fhir/Patient/{B}/$passport",
                "/fhir/Patient/{B}/$match-trials",
                "/fhir/$advise?subject={B}",
                "/fhir/$advise?subject={A}&subject={B}",
                "/fhir/$export",
                "/fhir/Patient/$export",
                "/fhir/Group/g-{run}/$export",
                "/fhir/Patient/{B}/$meta",
                "/fhir/Patient/{B}/$validate",
                "/fhir/AuditEvent?patient=Patient/{B}",
                "/fhir/AuditEvent",
                "/fhir/Subscription",
            })
    void noSearchAndNoOperationShowsOrCountsWhatIsAnothers(String path) {
        var answer = GuardedServer.get(OF_A, named(path));
        assertNothingOfB(answer);
        if (answer.status() == 200 && answer.json().path("type").asText().equals("searchset")) {
            answer.json()
                    .path("entry")
                    .forEach(entry -> assertThat(entry.at("/resource/id").asText())
                            .isNotIn(B, "ob-" + RUN, "rb-" + RUN, "g-" + RUN));
        }
        if (path.contains("{B}") || path.contains("SECR") || path.contains("1980")) {
            assertThat(answer.json().path("total").asInt()).isZero();
        }
    }

    @Test
    void countsAreOfOnesOwn() {
        var all = GuardedServer.get(OF_A, "/fhir/Patient?_summary=count");
        assertThat(all.json().path("total").asInt()).isEqualTo(1);
        var results = GuardedServer.get(OF_A, named("/fhir/Observation?_id=oa-{run},ob-{run}&_summary=count"));
        assertThat(results.json().path("total").asInt()).isEqualTo(1);
        assertThat(GuardedServer.get(OF_A, named("/fhir/Observation?_id=oa-{run},ob-{run}"))
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/Observation?focus:Patient.name=SECRET",
                "/fhir/Observation?_id=oa-{run}&has-member.code=69548-6",
                "/fhir/DiagnosticReport?_id=ra-{run}&result.code=69548-6",
                "/fhir/DiagnosticReport?result.subject:Patient.name=SECRET",
                "/fhir/Patient?_has:Observation:focus:code=69548-6",
                "/fhir/Patient?_has:Observation:patient:_has:DiagnosticReport:result:_id=rb-{run}",
                "/fhir/Patient?_has:Group:member:_id=g-{run}",
                "/fhir/Organization?_has:Observation:performer:code=69548-6",
                "/fhir/Observation?_list=l",
            })
    void noChainAsksWhatIsAnothers(String path) {
        assertThat(GuardedServer.get(OF_A, named(path)).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/Observation?subject:Patient.name=Aye&_id=oa-{run}",
                "/fhir/Observation?patient.name=Aye&_id=oa-{run}",
                "/fhir/Patient?_has:Observation:patient:_id=oa-{run}",
            })
    void chainsToOnesOwnAreAnswered(String path) {
        var answer = GuardedServer.get(OF_A, named(path));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("total").asInt()).isEqualTo(1);
    }

    @Test
    void aSearchByPostIsBoundAlike() {
        var answer = GuardedServer.send(
                OF_A,
                "POST",
                "/fhir/Patient/_search",
                "name=SECR",
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertNothingOfB(answer);
        assertThat(answer.json().path("total").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "transaction"})
    void whatABundleReadsIsBoundAlike(String type) {
        var answer = GuardedServer.send(
                OF_A,
                "POST",
                "/fhir",
                named("{'resourceType':'Bundle','type':'" + type + "','entry':["
                                + "{'request':{'method':'GET','url':'Patient?name=SECR'}},"
                                + "{'request':{'method':'GET','url':'Observation?patient=Patient/{B}'}},"
                                + "{'request':{'method':'GET','url':'Observation?_id=oa-{run}&_include=*'}}]}")
                        .replace('\'', '"'));
        assertNothingOfB(answer);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var single = GuardedServer.send(
                OF_A,
                "POST",
                "/fhir",
                named("{'resourceType':'Bundle','type':'batch','entry':["
                                + "{'request':{'method':'GET','url':'Patient/{B}'}},"
                                + "{'request':{'method':'GET','url':'Observation/ob-{run}/_history/1'}},"
                                + "{'request':{'method':'GET','url':'Observation?focus:Patient.name=SECRET'}},"
                                + "{'request':{'method':'GET','url':'Patient/{B}/$everything'}}]}")
                        .replace('\'', '"'));
        assertNothingOfB(single);
        single.json()
                .path("entry")
                .forEach(entry ->
                        assertThat(entry.at("/response/status").asText()).startsWith("40"));
    }

    @Test
    void aPageOfAnotherCallersSearchShowsNothing() {
        var theirs = GuardedServer.get(OWNER, "/fhir/Observation?_count=1");
        var next = theirs.json().path("link").findValuesAsText("url").stream()
                .filter(url -> url.contains("_getpages"))
                .findFirst()
                .orElseThrow();
        var path = next.substring(next.indexOf("/fhir"));
        for (var page = 0; page < 8; page++) {
            assertNothingOfB(
                    GuardedServer.get(OF_A, path.replaceAll("_getpagesoffset=\\d+", "_getpagesoffset=" + page)));
        }
    }

    private static final String WRITES = Issuer.token("patient/*.cruds", A);

    @Test
    void onesOwnIsWritten() {
        var answer =
                GuardedServer.send(WRITES, "PUT", named("/fhir/Observation/wa-{run}"), named(own("wa-{run}", "{A}")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(GuardedServer.send(WRITES, "DELETE", named("/fhir/Observation/wa-{run}"), "")
                        .status())
                .isEqualTo(200);
    }

    private static String own(String id, String patient) {
        return "{'resourceType':'Observation','id':'" + id + "','status':'final','code':{'text':'x'},"
                + "'subject':{'reference':'Patient/" + patient + "'}}";
    }

    @Test
    void nothingIsWrittenToAnother() {
        var way = named(own("wb-{run}", "{B}"));
        assertThat(GuardedServer.send(WRITES, "PUT", named("/fhir/Observation/wb-{run}"), way)
                        .status())
                .isEqualTo(403);
        assertThat(GuardedServer.send(WRITES, "PUT", named("/fhir/Observation/ob-{run}"), named(own("ob-{run}", "{A}")))
                        .status())
                .as("taken from another")
                .isEqualTo(403);
        assertThat(GuardedServer.send(WRITES, "PUT", named("/fhir/Observation/oa-{run}"), named(own("oa-{run}", "{B}")))
                        .status())
                .as("given to another")
                .isEqualTo(403);
        assertThat(GuardedServer.send(WRITES, "DELETE", named("/fhir/Observation/ob-{run}"), "")
                        .status())
                .isEqualTo(403);
        assertThat(GuardedServer.send(
                                WRITES,
                                "PATCH",
                                named("/fhir/Observation/ob-{run}"),
                                "[{'op':'replace','path':'/status','value':'amended'}]",
                                "Content-Type",
                                "application/json-patch+json")
                        .status())
                .isEqualTo(403);
        var bundle = named("{'resourceType':'Bundle','type':'transaction','entry':[{'resource':"
                + own("wb-{run}", "{B}") + ",'request':{'method':'PUT','url':'Observation/wb-{run}'}}]}");
        assertThat(GuardedServer.send(WRITES, "POST", "/fhir", bundle).status()).isEqualTo(403);
        assertThat(GuardedServer.get(OWNER, named("/fhir/Observation/wb-{run}")).status())
                .isEqualTo(404);
        assertThat(GuardedServer.get(OWNER, named("/fhir/Observation/ob-{run}")).body())
                .contains("SECRET");
    }

    @Test
    void noConditionIsTriedOnWhatIsAnothers() {
        var body = named(own("c", "{A}")).replace("'id':'c',", "");
        assertThat(GuardedServer.send(
                                WRITES,
                                "POST",
                                "/fhir/Observation",
                                body.replace('\'', '"'),
                                "Content-Type",
                                "application/fhir+json",
                                "If-None-Exist",
                                named("_id=ob-{run}"))
                        .status())
                .isEqualTo(403);
        var bundle = "{'resourceType':'Bundle','type':'transaction','entry':[{'resource':" + body
                + ",'request':{'method':'POST','url':'Observation','ifNoneExist':'code=69548-6'}}]}";
        assertThat(GuardedServer.send(WRITES, "POST", "/fhir", bundle).status()).isEqualTo(403);
        var reference =
                bundle.replace(",'ifNoneExist':'code=69548-6'", "").replace("Patient/" + A, "Patient?name=SECRET");
        assertThat(GuardedServer.send(WRITES, "POST", "/fhir", reference).status())
                .isEqualTo(403);
        assertThat(GuardedServer.send(WRITES, "DELETE", "/fhir/Observation?code=69548-6", "")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/inbox", "/inbox?state=filed", "/desk/patients"})
    void theOtherDoorsAreForWhoMaySeeEverybody(String path) {
        assertThat(GuardedServer.get(OF_A, path).status()).isEqualTo(403);
    }

    @Test
    void aTokenWithoutAPatientInContextReachesNobody() {
        var lost = Issuer.token("patient/*.rs");
        assertThat(GuardedServer.get(lost, "/fhir/Patient").status()).isEqualTo(403);
        assertThat(GuardedServer.get(lost, named("/fhir/Patient/{A}")).status()).isEqualTo(403);
    }

    @Test
    void aScopeNarrowedToACategoryShowsThatCategoryAlone() {
        put(
                "Observation",
                "vs-" + RUN,
                "'status':'final','category':[{'coding':[{'code':'vital-signs'}]}],"
                        + "'code':{'text':'x'},'subject':{'reference':'Patient/" + A + "'}");
        var narrow = Issuer.token("patient/Observation.rs?category=laboratory", A);
        var found = GuardedServer.get(narrow, named("/fhir/Observation?_id=oa-{run},vs-{run},ob-{run}"));
        assertThat(found.json().path("total").asInt()).as(found.body()).isEqualTo(1);
        assertThat(GuardedServer.get(narrow, named("/fhir/Observation/vs-{run}"))
                        .status())
                .isEqualTo(404);
        assertThat(GuardedServer.get(narrow, named("/fhir/Observation/oa-{run}"))
                        .status())
                .isEqualTo(200);
        assertThat(GuardedServer.get(narrow, named("/fhir/Patient/{A}")).status())
                .isEqualTo(403);
        assertThat(GuardedServer.get(narrow, named("/fhir/$find-subject-variants?subject={A}&ranges=NC_000007.14:0-10"))
                        .status())
                .as("answered from every Observation")
                .isEqualTo(403);
        var system = Issuer.token("system/Observation.rs?category=vital-signs");
        assertThat(GuardedServer.get(system, named("/fhir/Observation?_id=oa-{run},vs-{run}"))
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aScopeOfOneTypeOpensThatTypeAlone() {
        var results = Issuer.token("system/Observation.rs");
        assertThat(GuardedServer.get(results, named("/fhir/Observation/ob-{run}"))
                        .status())
                .isEqualTo(200);
        assertThat(GuardedServer.get(results, named("/fhir/Patient/{B}")).status())
                .isEqualTo(403);
        assertThat(GuardedServer.get(results, named("/fhir/Observation?subject:Patient.name=SECRET"))
                        .status())
                .isEqualTo(403);
        var included = GuardedServer.get(results, named("/fhir/Observation?_id=ob-{run}&_include=Observation:subject"));
        assertThat(included.body()).doesNotContain("1980-02-02");
        assertThat(GuardedServer.send(results, "DELETE", named("/fhir/Observation/ob-{run}"), "")
                        .status())
                .isEqualTo(403);
        assertThat(GuardedServer.get(Issuer.token("system/Observation.read"), named("/fhir/Observation/ob-{run}"))
                        .status())
                .as("version 1")
                .isEqualTo(200);
        assertThat(GuardedServer.get(Issuer.token("system/Observation.r"), "/fhir/Observation")
                        .status())
                .as("read without search")
                .isEqualTo(403);
    }

    @Test
    void whatTwoNarrowedScopesFindIsShownAndNotCounted() {
        var two = Issuer.token("patient/Observation.rs?category=laboratory patient/Observation.rs?status=amended", A);
        var found = GuardedServer.get(two, named("/fhir/Observation?_id=oa-{run},ob-{run}"));
        assertThat(found.json().path("entry")).hasSize(1);
        assertThat(found.json().has("total")).isFalse();
        assertThat(GuardedServer.get(two, "/fhir/Observation?_summary=count").status())
                .isEqualTo(403);
    }

    @Test
    void whoLookedAtThemPatientsMayAskForThemselvesAlone() {
        GuardedServer.get(OWNER, named("/fhir/Patient/{B}"));
        assertThat(GuardedServer.get(OF_A, named("/fhir/AuditEvent?patient={A}"))
                        .body())
                .contains("AuditEvent");
        for (var others : List.of(
                "?patient={B}", "?patient=Patient/{B}", "", "?entity=Patient/{B}", "?patient={A}&patient={B}")) {
            assertThat(GuardedServer.get(OF_A, named("/fhir/AuditEvent" + others))
                            .status())
                    .as(others)
                    .isIn(400, 403);
        }
        assertThat(GuardedServer.get(OF_A, "/fhir/AuditEvent/$verify").status()).isEqualTo(403);
        var verified = GuardedServer.get(OWNER, "/fhir/AuditEvent/$verify").json();
        assertThat(verified.at("/parameter/0/valueBoolean").asBoolean()).isTrue();
    }

    @Test
    void whoIsRefusedHasLookedAllTheSame() {
        GuardedServer.get(OF_A, named("/fhir/Patient/{B}/$advise"));
        assertThat(GuardedServer.get(OWNER, named("/fhir/AuditEvent?patient={B}"))
                        .body())
                .contains("HTTP status 403");
    }
}

package org.companion.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.companion.testing.AuthorizationServer;
import org.companion.testing.GuardedServer;
import org.companion.testing.Issuer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Our own pages are launched, from an EHR and by themselves, against an authorization server outside. */
class LaunchTest extends InBrowser {
    private static final String OWNER = Issuer.token("system/*.cruds");
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    private static final String A = "launched-a-" + RUN;
    private static final String B = "launched-b-" + RUN;

    @BeforeAll
    static void twoPatientsWithAGenotype() {
        put("Patient", A, "'name':[{'family':'Aye'}]");
        put("Patient", B, "'name':[{'family':'SECRET'}]");
        genotype(A, "CYP2C19", "*2/*2");
        genotype(B, "DPYD", "c.1905+1G>A/c.1905+1G>A");
    }

    private static void genotype(String patient, String gene, String diplotype) {
        put(
                "Observation",
                "of-" + patient,
                "'status':'final','code':{'coding':[{'system':'http://loinc.org','code':'84413-4'}]},"
                        + "'subject':{'reference':'Patient/" + patient + "'},'effectiveDateTime':'2026-01-01',"
                        + "'valueCodeableConcept':{'text':'" + diplotype + "'},"
                        + "'component':[{'code':{'coding':[{'system':'http://loinc.org','code':'48018-6'}]},"
                        + "'valueCodeableConcept':{'text':'" + gene + "'}}]");
    }

    private static void put(String type, String id, String elements) {
        var body = "{'resourceType':'" + type + "','id':'" + id + "'," + elements + "}";
        var answer = GuardedServer.send(OWNER, "PUT", "/fhir/" + type + "/" + id, body);
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    }

    @BeforeEach
    void nobodyIsSignedIn() {
        open("/launched.html");
        browser.driver().executeScript("sessionStorage.clear()");
        browser.complaints();
        AuthorizationServer.asked();
    }

    private static void open(String path) {
        browser.driver().get(GuardedServer.address() + path);
    }

    private static String shows(String part, String words) {
        var place = By.cssSelector("[data-testid=" + part + "]");
        new WebDriverWait(browser.driver(), PATIENCE)
                .withMessage(() -> browser.driver().getCurrentUrl() + "\n"
                        + browser.driver().findElement(By.tagName("body")).getText() + "\n" + browser.complaints())
                .until(ExpectedConditions.textToBePresentInElementLocated(place, words));
        return browser.driver().findElement(By.tagName("main")).getText();
    }

    private static String fromEhr(String patient) {
        return "/launch.html?iss=" + encoded(GuardedServer.address() + "/fhir") + "&launch="
                + AuthorizationServer.launchOf(patient);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Object inThePage(String script) {
        return browser.driver().executeScript("return " + script);
    }

    private static void isShownThePassportOfA() {
        shows("genes", "CYP2C19");
        assertThat(browser.driver().getCurrentUrl()).isEqualTo(GuardedServer.address() + "/passport.html?patient=" + A);
    }

    @Test
    void anEhrOpensThePassportOfItsPatient() {
        open(fromEhr(A));
        isShownThePassportOfA();
        assertThat(browser.complaints()).isEmpty();
        assertThat(AuthorizationServer.asked()).containsExactly("authorize", "token");
    }

    @Test
    void anEhrOpensTheTumourOfItsPatient() {
        open(fromEhr(A) + "&page=tumour");
        assertThat(shows("tracks", "No change of the tumour is on file.")).contains("Aye");
        assertThat(browser.driver().getCurrentUrl()).endsWith("/tumour.html?patient=" + A);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void byItselfThePageOpensWhomThePersonChooses() {
        AuthorizationServer.chosen(A);
        open("/launch.html");
        isShownThePassportOfA();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/passport.html?patient=", "/tumour.html?patient=", "/?patient="})
    void ofAnotherPatientNothingIsShown(String page) {
        open(fromEhr(A));
        isShownThePassportOfA();
        open(page + B);
        var told = shows("error", "The server answered 40");
        assertThat(told).doesNotContain("SECRET", "DPYD");
        assertThat(browser.driver().getPageSource()).doesNotContain("SECRET", "DPYD");
    }

    @Test
    void whatASignInDoesNotReachIsSaidCalmly() {
        open(fromEhr(A));
        isShownThePassportOfA();
        for (var page : List.of("/passport.html?patient=" + B, "/committee.html", "/inbox.html", "/cohorts.html")) {
            open(page);
            shows("error", "Your sign-in does not reach this.");
        }
        open("/passport.html?patient=" + A);
        isShownThePassportOfA();
    }

    @Test
    void onTheDeskTheChartIsShownAndAnOrderIsNotTakenForChecked() {
        open(fromEhr(A));
        isShownThePassportOfA();
        open("/?patient=" + A);
        shows("findings", "CYP2C19");
        browser.driver().findElement(By.id("drug")).sendKeys("clopidogrel");
        browser.driver()
                .findElement(By.cssSelector("[data-testid=order-button]"))
                .click();
        assertThat(shows("error", "Your sign-in does not reach this.")).contains("This is no all-clear.");
    }

    @Test
    void theTokenIsKeptInTheTabAloneAndStandsInNoAddress() {
        open(fromEhr(A));
        isShownThePassportOfA();
        assertThat(inThePage("Object.keys(sessionStorage).join()")).isEqualTo("companion.token");
        assertThat(inThePage("localStorage.length + document.cookie")).isEqualTo("0");
        var token = (String) inThePage("sessionStorage.getItem('companion.token')");
        assertThat((String) inThePage("performance.getEntries().map((one) => one.name).join(' ')"))
                .contains("$passport")
                .doesNotContain(token, "code=");
        browser.driver().navigate().back();
        assertThat(browser.driver().getCurrentUrl()).doesNotContain(token, "code=", "state=");
    }

    @Test
    void aDocumentIsSavedWithTheToken(@TempDir Path folder) throws IOException {
        browser.driver()
                .executeCdpCommand(
                        "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
        open(fromEhr(A));
        isShownThePassportOfA();
        browser.driver().findElement(By.id("document")).click();
        var saved = folder.resolve("passport.json");
        new WebDriverWait(browser.driver(), PATIENCE).until(seen -> Files.exists(saved));
        assertThat(Files.readString(saved)).contains("\"Composition\"", "CYP2C19");
    }

    @Test
    void anAnswerToAnotherQuestionIsRefusedAndNothingIsSent() {
        AuthorizationServer.next(answer -> Map.of("code", answer.get("code"), "state", "another"));
        open(fromEhr(A));
        shows("error", "not the answer to what this page asked");
        assertThat(AuthorizationServer.asked()).containsExactly("authorize");
        assertThat(browser.driver().getCurrentUrl()).isEqualTo(GuardedServer.address() + "/launched.html");
        assertThat(inThePage("sessionStorage.length")).isEqualTo(0L);
    }

    @Test
    void anAnswerThatNobodyAskedForIsRefusedAndNothingIsSent() {
        open("/launched.html?code=somebodys&state=somebodys");
        shows("error", "not the answer to what this page asked");
        assertThat(AuthorizationServer.asked()).isEmpty();
    }

    @Test
    void aCodeThatIsRefusedIsToldAndOpensNothing() {
        AuthorizationServer.next(answer -> Map.of("code", "used-up", "state", answer.get("state")));
        open(fromEhr(A));
        shows("error", "was used already or took too long");
        assertThat(inThePage("sessionStorage.length")).isEqualTo(0L);
    }

    @Test
    void anotherServerThanThisIsRefusedAndNothingIsSent() {
        for (var iss : List.of(
                Issuer.name() + "/fhir",
                GuardedServer.address() + "/fhir/elsewhere",
                GuardedServer.address().replace("http://", "http://somebody@") + "/fhir",
                "no address")) {
            open("/launch.html?iss=" + encoded(iss) + "&launch=x");
            shows("error", "asks for another FHIR server than this one");
            assertThat(inThePage("sessionStorage.length")).isEqualTo(0L);
        }
        open("/launch.html?launch=x");
        shows("error", "asks for another FHIR server than this one");
        assertThat(AuthorizationServer.asked()).isEmpty();
    }

    @Test
    void whoIsGivenNoLeaveIsToldSo() {
        AuthorizationServer.next(answer -> Map.of("error", "access_denied", "state", answer.get("state")));
        open(fromEhr(A));
        shows("error", "You were not given leave");
        assertThat(AuthorizationServer.asked()).containsExactly("authorize");
    }

    @Test
    void aTokenThatIsTakenNoMoreIsDroppedAndThePageSaysHowToGetInAgain() {
        open(fromEhr(A));
        isShownThePassportOfA();
        var old = Issuer.token(claims -> claims.claim("scope", "patient/*.rs")
                .claim("patient", A)
                .expirationTime(Date.from(Instant.now().minusSeconds(120))));
        browser.driver().executeScript("sessionStorage.setItem('companion.token', arguments[0])", old);
        open("/passport.html?patient=" + A);
        shows("error", "You are not signed in, or no longer.");
        assertThat(inThePage("sessionStorage.length")).isEqualTo(0L);
        AuthorizationServer.chosen(A);
        browser.driver().findElement(By.cssSelector("[data-testid=sign-in]")).click();
        isShownThePassportOfA();
    }

    @Test
    void whoIsNotSignedInIsShownTheWayIn() {
        open("/tumour.html?patient=" + A);
        shows("error", "You are not signed in, or no longer.");
        assertThat(browser.driver()
                        .findElement(By.cssSelector("[data-testid=sign-in]"))
                        .getAttribute("href"))
                .endsWith("/launch.html?page=tumour");
    }

    @Test
    void aServerThatHasNoLaunchSaysSo() {
        assertThat(shown("/launch.html", "[data-testid=error]").getText()).contains("no sign-in of its own pages");
    }
}

package org.companion.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.companion.testing.Browser;
import org.companion.testing.RunningServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The order desk as a clinician meets it, in a real browser against a started server. */
class OrderDeskTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PHONE = 380;

    private static @Nullable Browser opened;
    private static ChromeDriver browser;

    @BeforeAll
    static void openTheBrowser() throws IOException {
        opened = Browser.open().orElse(null);
        browser = opened == null ? null : opened.driver();
    }

    @AfterAll
    static void closeTheBrowser() {
        if (opened != null) {
            opened.close();
        }
    }

    @BeforeEach
    void sitDownAtTheDesk() {
        assumeTrue(browser != null, Browser.MISSING);
        widen(1280);
        browser.get(RunningServer.address() + "/");
    }

    @AfterEach
    void theConsoleStaysQuiet() {
        if (browser != null) {
            assertThat(opened.complaints()).isEmpty();
        }
    }

    @Test
    void aFindingThatSpeaksAgainstTheDrugLeadsToAnotherDrug() {
        choose("demo-clopidogrel-poor");
        assertThat(textOf("findings", "CYP2C19")).contains("*2/*2");

        press("quick-order-clopidogrel");
        assertThat(seen("card").getDomAttribute("data-indicator")).isIn("warning", "critical");
        assertThat(seen("card").getText()).contains("CYP2C19").contains("clopidogrel");
        assertThat(seen("sign-button").isEnabled()).isFalse();

        press("accept-0");
        assertThat(outcomeHeardByTheService()).isEqualTo("accepted");
        assertThat(seen("order").getDomAttribute("data-state")).isEqualTo("changed");
        assertThat(seen("order-name").getText()).isNotBlank().doesNotContainIgnoringCase("clopidogrel");

        press("sign-button");
        appears("[data-testid=order][data-state=signed]");
    }

    @Test
    void anOverrideKeepsTheOrderAndSaysWhy() {
        choose("demo-abacavir-hla-positive");
        press("quick-order-abacavir");
        var reasons = new Select(seen("override-reason"));

        press("override-button");
        assertThat(browser.findElements(By.cssSelector("[data-outcome]")))
                .as("no reason, no override")
                .isEmpty();

        var reason = reasons.getOptions().get(1).getText();
        reasons.selectByIndex(1);
        press("override-button");
        assertThat(outcomeHeardByTheService()).isEqualTo("overridden");
        assertThat(seen("outcome").getText()).contains(reason);
        assertThat(seen("order-name").getText()).containsIgnoringCase("abacavir");

        press("sign-button");
        appears("[data-testid=order][data-state=signed]");
    }

    /** As in an EHR: choose, be told, set aside with a reason, sign, and the committee can read of it. */
    @Test
    void whatIsDoneWithACardReachesTheCommittee() {
        choose("demo-gout-hla-positive");
        press("quick-order-allopurinol");
        assertThat(seen("exchange").isDisplayed()).isTrue();
        assertThat(seen("card").getText()).contains("HLA-B*58:01");
        new Select(seen("override-reason")).selectByIndex(2);
        press("override-button");
        assertThat(outcomeHeardByTheService()).isEqualTo("overridden");
        press("sign-button");
        appears("[data-testid=order][data-state=signed]");

        browser.get(RunningServer.address() + "/committee.html");
        browser.findElement(By.id("words")).sendKeys("allopurinol");
        var table = textOf("statements", "allopurinol");
        assertThat(table).contains("avoid").contains("Recipient assessment of risk/benefit ratio (1)");
    }

    @Test
    void whatSpeaksOfThePatientIsThereWhenTheChartIsOpenedAndDoesNotInterrupt() {
        choose("demo-clopidogrel-poor");
        assertThat(seen("notice").getText()).contains("CYP2C19").contains("bear on drugs");
        assertThat(seen("drug-input").isEnabled()).isTrue();
    }

    @Test
    void anOrderThatTheHookRefusesIsNoAllClear() {
        browser.get(RunningServer.address() + "/?patient=demo-clopidogrel-poor");
        seen("drug-input");
        browser.executeScript("window.fetch = (original => (path, options) => String(path).includes('order-select')"
                + " ? Promise.resolve(new Response('{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"diagnostics\":"
                + "\"the results are nowhere\"}]}', { status: 412 })) : original(path, options))(window.fetch)");
        press("quick-order-clopidogrel");
        assertThat(seen("error").getText()).contains("the results are nowhere").contains("no all-clear");
    }

    @Test
    void aLinkToAPatientAndADrugOrdersAtOnceAndSilenceIsSaid() {
        browser.get(RunningServer.address() + "/?patient=demo-healthy-nothing-known&drug=amoxicillin");

        assertThat(seen("no-cards").getText()).isEqualTo("Nothing to say about this order.");
        assertThat(seen("findings").getText()).contains("No genomic result on file.");
        assertThat(seen("order-name").getText()).containsIgnoringCase("amoxicillin");
    }

    @Test
    void aDrugCanBeOrderedWithTheKeyboardAlone() {
        var list = appears("[data-testid=patient-list] button");
        list.sendKeys(Keys.ENTER);
        seen("drug-input").sendKeys("amoxicillin", Keys.ENTER);

        assertThat(seen("order-name").getText()).containsIgnoringCase("amoxicillin");
    }

    @Test
    void theListOfPatientsCanBeSearched() {
        seen("patient-demo-clopidogrel-poor");
        browser.findElement(By.id("patient-filter")).sendKeys("abacavir");

        gone("patient-demo-clopidogrel-poor");
        assertThat(seen("patient-demo-abacavir-hla-positive").isDisplayed()).isTrue();
    }

    @Test
    void aNameThatLooksLikeMarkupIsShownAsItIsWritten() throws Exception {
        var name = "<img src=x onerror=alert(1)> & Söhne";
        browser.get(RunningServer.address() + "/?patient=" + newPatient(name));

        assertThat(appears("#person h1").getText()).isEqualTo(name);
    }

    @Test
    void thePassportShowsGenesAndDrugsByTheVersionOfThePacks() {
        choose("demo-clopidogrel-poor");
        press("passport");
        waiting().until(ExpectedConditions.textToBePresentInElementLocated(By.id("act"), "clopidogrel"));
        assertThat(browser.findElement(By.id("genes")).getText()).contains("CYP2C19", "*2/*2", "Poor Metabolizer");
        assertThat(browser.findElement(By.id("packs")).getText()).contains("CPIC recommendations, 2026-08-13");
    }

    @Test
    void aPatientWhoIsNotThereIsSaidInTheServersWords() {
        browser.get(RunningServer.address() + "/?patient=nobody-of-that-name");

        assertThat(seen("error").getText()).contains("nobody-of-that-name").contains("404");
        assertThat(opened.complaints())
                .as("only the browser's own note of the 404")
                .allMatch(line -> line.contains("404"));
    }

    @Test
    void nothingRunsOffAPhone() {
        widen(PHONE);
        seen("patient-demo-clopidogrel-poor");
        assertThat(widthOfThePage()).isLessThanOrEqualTo(PHONE);

        choose("demo-clopidogrel-poor");
        textOf("findings", "CYP2C19");
        press("quick-order-clopidogrel");
        seen("card");
        browser.findElement(By.cssSelector("#exchange summary")).click();
        assertThat(widthOfThePage()).isLessThanOrEqualTo(PHONE);
    }

    private static void choose(String patient) {
        press("patient-" + patient);
    }

    private static void press(String testId) {
        seen(testId);
        waiting().until(ExpectedConditions.elementToBeClickable(marked(testId))).click();
    }

    private static WebElement seen(String testId) {
        return waiting().until(ExpectedConditions.visibilityOfElementLocated(marked(testId)));
    }

    private static void gone(String testId) {
        waiting().until(ExpectedConditions.invisibilityOfElementLocated(marked(testId)));
    }

    private static WebElement appears(String selector) {
        return waiting().until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(selector)));
    }

    /** The text of an element once it names what is looked for. */
    private static String textOf(String testId, String named) {
        waiting().until(ExpectedConditions.textToBePresentInElementLocated(marked(testId), named));
        return seen(testId).getText();
    }

    private static String outcomeHeardByTheService() {
        return appears("[data-testid=outcome][data-heard=true]").getDomAttribute("data-outcome");
    }

    private static By marked(String testId) {
        return By.cssSelector("[data-testid='" + testId + "']");
    }

    private static WebDriverWait waiting() {
        return new WebDriverWait(browser, PATIENCE);
    }

    /** Sets the width of the page, also below the least width of a window. */
    private static void widen(int width) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    private static int widthOfThePage() {
        return ((Number) browser.executeScript("return document.documentElement.scrollWidth")).intValue();
    }

    /** A patient about whom nothing is known; answers the id that the server gave. */
    private static String newPatient(String name) throws IOException, InterruptedException {
        var patient = "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"" + name + "\"}]}";
        var request = HttpRequest.newBuilder(URI.create(RunningServer.address() + "/fhir/Patient"))
                .header("Content-Type", "application/fhir+json")
                .header("Prefer", "return=representation")
                .POST(BodyPublishers.ofString(patient))
                .build();
        var stored = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(stored.statusCode()).isEqualTo(201);
        var id = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"").matcher(stored.body());
        assertThat(id.find()).isTrue();
        return id.group(1);
    }
}

package org.companion.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.companion.testing.RunningServer;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The tumour page and the cohorts, in a real browser against a started server. */
class TumourPageTest extends InBrowser {
    private static String text(String address, String part) {
        return shown(address, "[data-testid=" + part + "] table").getText();
    }

    private static long inked() {
        return (Long) browser.driver().executeScript("""
                const canvas = document.querySelector('[data-testid=plot]');
                const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
                let inked = 0;
                for (let i = 3; i < data.length; i += 4) if (data[i] > 0) inked++;
                return inked;""");
    }

    @Test
    void theCourseIsShownAsAPlotAndAsATable() {
        var tracks = text("/tumour.html?patient=demo-lung-course", "tracks");
        assertThat(tracks).contains("EGFR C797S", "newly seen, after osimertinib was begun", "2024-03-01: 34 %");
        assertThat(inked()).isGreaterThan(1000);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void resistanceIsFlagged() {
        text("/tumour.html?patient=demo-lung-course", "tracks");
        var flags = browser.driver().findElements(By.cssSelector("[data-testid=resistance]"));
        assertThat(flags)
                .extracting(flag -> flag.getText())
                .anySatisfy(flag -> assertThat(flag).startsWith("⚑").contains("osimertinib"));
    }

    @Test
    void optionsShowWhatIsForAndAgainstThem() {
        var options = text("/tumour.html?patient=demo-lung-course", "options");
        assertThat(options).contains("osimertinib", "FDA-label", "resistance expected: EGFR C797S");
        var page = browser.driver().findElement(By.tagName("main")).getText();
        assertThat(page).contains("That a label exists does not say that the drug is to be given.");
    }

    @Test
    void matchingTrialsAreShownWithTheirStatus() {
        assertThat(text("/tumour.html?patient=demo-lung-course", "trials")).contains("NCI-MATCH arm A", "closed as of");
    }

    @Test
    void aPatientWithoutATumourIsShownNothing() {
        var driver = browser.driver();
        driver.get(RunningServer.address() + "/tumour.html?patient=demo-healthy-nothing-known");
        new WebDriverWait(driver, PATIENCE)
                .until(ExpectedConditions.textToBePresentInElementLocated(
                        By.cssSelector("[data-testid=tracks]"), "No change of the tumour is on file."));
        assertThat(driver.findElements(By.cssSelector("[data-testid=plot]"))).isEmpty();
    }

    @Test
    void patientsWhoseCancersAreAlikeAreSeenTogether() {
        var sites = text("/cohorts.html?alteration=EGFR%20L858R", "sites");
        assertThat(sites).contains("lung adenocarcinoma");
        assertThat(inked()).isGreaterThan(500);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theOrderDeskLeadsToTheTumour() {
        var driver = browser.driver();
        driver.get(RunningServer.address() + "/?patient=demo-lung-course");
        var link = new WebDriverWait(driver, PATIENCE)
                .until(ExpectedConditions.elementToBeClickable(By.cssSelector("[data-testid=tumour]")));
        assertThat(link.getAttribute("href")).endsWith("/tumour.html?patient=demo-lung-course");
    }
}

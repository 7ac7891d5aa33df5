package org.companion.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Counts over time on the patient page and in the passport, in a real browser against a started server. */
class CountsPageTest extends InBrowser {
    private static void isDrawn() {
        new WebDriverWait(browser.driver(), PATIENCE)
                .until(driver -> (Long) browser.driver().executeScript("""
                const canvas = document.querySelector('[data-testid=count] canvas');
                if (!canvas || canvas.width === 0) return 0;
                const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
                let inked = 0;
                for (let i = 3; i < data.length; i += 4) if (data[i] > 0) inked++;
                return inked;""") > 500);
    }

    @Test
    void thePassportShowsCountsAndWaysOfLifeBesideTheGenes() {
        assertThat(shown("/passport.html?patient=demo-clozapine-course", "[data-testid=count]")
                        .getText())
                .contains("absolute neutrophil count", "1.2 10*3/uL");
        isDrawn();
        assertThat(browser.driver()
                        .findElement(By.cssSelector("[data-testid=others]"))
                        .getText())
                .contains("tobacco smoking", "Former smoker");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void thePatientPageShowsCountsOverTime() {
        assertThat(shown("/?patient=demo-arthritis-counts", "[data-testid=count]")
                        .getText())
                .contains("creatinine", "2.1 mg/dL");
        isDrawn();
        assertThat(browser.driver()
                        .findElement(By.cssSelector("[data-testid=counts]"))
                        .getText())
                .contains("eGFR");
        assertThat(browser.complaints()).isEmpty();
    }
}

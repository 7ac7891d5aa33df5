package org.companion.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import org.companion.testing.Browser;
import org.companion.testing.RunningServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real browser against a started server; where there is no browser, the pages are not tried. */
abstract class InBrowser {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    static @Nullable Browser browser;

    @BeforeAll
    static void open() throws IOException {
        browser = Browser.open().orElse(null);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void look() {
        assumeTrue(browser != null, Browser.MISSING);
    }

    /** The part of the page, once it is there to be seen. */
    static WebElement shown(String address, String selector) {
        var driver = browser.driver();
        driver.get(RunningServer.address() + address);
        return new WebDriverWait(driver, PATIENCE)
                .until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(selector)));
    }
}

package org.companion.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What a page has shown is gone with it: no page puts anything into the browser's own stores, but for the token of who has
 * signed in, which one script keeps for as long as the tab is open.
 */
class PagesKeepNothingTest {
    private static final Path PAGES = Path.of("src/main/resources/static");
    private static final Path SIGN_IN = PAGES.resolve("js/session.js");
    private static final Pattern LASTING =
            Pattern.compile("localStorage|indexedDB|document\\.cookie|caches\\.open|serviceWorker");
    private static final Pattern OF_THE_TAB = Pattern.compile("sessionStorage");

    @Test
    void noPageUsesTheBrowsersStores() throws IOException {
        try (var files = Files.walk(PAGES)) {
            var scripts = files.filter(file -> file.toString().matches(".*\\.(js|html)"))
                    .toList();
            assertThat(scripts).hasSizeGreaterThan(20);
            for (var script : scripts) {
                var text = Files.readString(script);
                assertThat(LASTING.matcher(text).results())
                        .as(script.toString())
                        .isEmpty();
                assertThat(OF_THE_TAB.matcher(text).results().findAny().isPresent())
                        .as(script.toString())
                        .isEqualTo(script.equals(SIGN_IN));
            }
        }
    }

    @Test
    void aStoreWouldBeFound() {
        assertThat(LASTING.matcher("window.localStorage.setItem('patient', id)").find())
                .isTrue();
        assertThat(OF_THE_TAB.matcher("sessionStorage.setItem('patient', id)").find())
                .isTrue();
    }
}

package org.companion.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a page has shown is gone with it: nothing is put into the browser's own stores, and no text becomes markup. */
class PagesKeepNothingTest {
    private static final Path PAGES = Path.of("src/main/resources/static");
    private static final Pattern STORES =
            Pattern.compile("localStorage|sessionStorage|indexedDB|document\\.cookie|caches\\.open|serviceWorker");

    @Test
    void noPageUsesTheBrowsersStores() throws IOException {
        try (var files = Files.walk(PAGES)) {
            var scripts = files.filter(file -> file.toString().matches(".*\\.(js|html)"))
                    .toList();
            assertThat(scripts).hasSizeGreaterThan(20);
            for (var script : scripts) {
                assertThat(STORES.matcher(Files.readString(script)).results())
                        .as(script.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void aStoreWouldBeFound() {
        assertThat(STORES.matcher("window.localStorage.setItem('patient', id)").find())
                .isTrue();
    }
}

package org.companion.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The demo patients hold together: each bundle stands alone, and no two of them share a resource. */
class DemoPatientsTest {
    private static final Path HOME = Path.of("src", "main", "resources", "demo");

    @TestFactory
    Stream<DynamicTest> everyBundleStandsAlone() throws IOException {
        return bundles().stream().map(file -> dynamicTest(file.getFileName().toString(), () -> standsAlone(file)));
    }

    private static void standsAlone(Path file) throws IOException {
        var bundle = Reply.parse(Files.readString(file));
        var patient = "Patient/demo-" + file.getFileName().toString().replace(".json", "");
        var stored = resources(bundle).map(DemoPatientsTest::address).toList();
        var asked = entries(bundle)
                .map(entry -> entry.path("request").path("url").asText())
                .toList();
        var referred = bundle.findValuesAsText("reference");

        assertThat(bundle.path("type").asText()).isEqualTo("transaction");
        assertThat(stored).contains(patient).doesNotHaveDuplicates().allMatch(address -> address.contains("/demo-"));
        assertThat(asked).isEqualTo(stored);
        assertThat(stored).containsAll(referred);
    }

    @Test
    void noTwoPatientsShareAResource() throws IOException {
        var seen = new HashSet<String>();
        for (var file : bundles()) {
            assertThat(resources(Reply.parse(Files.readString(file))).map(DemoPatientsTest::address))
                    .as(file.getFileName().toString())
                    .allMatch(seen::add);
        }
        assertThat(seen).isNotEmpty();
    }

    private static List<Path> bundles() throws IOException {
        try (var files = Files.list(HOME)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<JsonNode> entries(JsonNode bundle) {
        return StreamSupport.stream(bundle.path("entry").spliterator(), false);
    }

    private static Stream<JsonNode> resources(JsonNode bundle) {
        return entries(bundle).map(entry -> entry.path("resource"));
    }

    private static String address(JsonNode resource) {
        return resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
    }
}

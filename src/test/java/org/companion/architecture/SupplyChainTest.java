package org.companion.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the program is built of, as the build itself has written it down. */
class SupplyChainTest {
    private static final Path THIRD_PARTIES = Path.of("target/classes/META-INF/THIRD-PARTY.txt");
    private static final Pattern NAME = Pattern.compile("\\(([\\w.-]+:[\\w.-]+):\\S+ - [^()]*\\)$");

    /** A library and all the licences it may be used by. */
    private record Library(String name, Set<String> licences) {}

    private static List<Library> libraries() throws IOException {
        return Files.readAllLines(THIRD_PARTIES).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("("))
                .map(line -> new Library(name(line), licences(line)))
                .toList();
    }

    private static String name(String line) {
        var found = NAME.matcher(line);
        return found.find() ? found.group(1) : line;
    }

    /** A line begins with the licences, each in parentheses, which some have in their names too. */
    static Set<String> licences(String line) {
        var licences = new TreeSet<String>();
        var depth = 0;
        var start = 0;
        for (var i = 0; i < line.length() && (depth > 0 || line.charAt(i) == '(' || line.charAt(i) == ' '); i++) {
            if (line.charAt(i) == '(' && depth++ == 0) {
                start = i + 1;
            } else if (line.charAt(i) == ')' && --depth == 0) {
                licences.add(line.substring(start, i));
            }
        }
        return licences;
    }

    @Test
    void aLineIsReadWithAllItsLicences() {
        assertThat(licences("(HAPI is dual licensed (MPL, GPL)) (MPL-1.1) HAPI (base) (ca.uhn.hapi:hapi-base:2.5.1"
                        + " - http://x)"))
                .containsExactly("HAPI is dual licensed (MPL, GPL)", "MPL-1.1");
        assertThat(licences("(AGPL-3.0) Thing (a:b:1 - http://x)")).containsExactly("AGPL-3.0");
    }

    private static Set<String> allowed() throws IOException {
        return Set.copyOf(Files.readAllLines(Path.of("src/build/licences-allowed.txt")));
    }

    @Test
    void everyLibraryHasALicenceThatIsAllowed() throws IOException {
        var allowed = allowed();
        assertThat(allowed).noneMatch(name -> name.matches("(?i).*(AGPL|SSPL|unknown).*|GPL-\\d.*"));
        assertThat(libraries())
                .hasSizeGreaterThan(100)
                .allSatisfy(library ->
                        assertThat(library.licences()).as(library.name()).anyMatch(allowed::contains));
    }

    @Test
    void theListHasWhatIsShippedAndNothingOfTheTests() throws IOException {
        assertThat(libraries().stream().map(Library::name))
                .contains(
                        "ca.uhn.hapi.fhir:hapi-fhir-jpaserver-base",
                        "org.postgresql:postgresql",
                        "org.webjars.npm:dompurify")
                .doesNotContain(
                        "org.junit.jupiter:junit-jupiter",
                        "org.assertj:assertj-core",
                        "org.seleniumhq.selenium:selenium-java")
                .doesNotHaveDuplicates();
    }

    @Test
    void theLawsOfTheBuildAreInForce() throws IOException {
        var pom = Files.readString(Path.of("pom.xml"));
        var laws = pom.substring(pom.indexOf("maven-enforcer-plugin"), pom.indexOf("</rules>"));
        assertThat(laws)
                .contains(
                        "<goal>enforce</goal>",
                        "<requirePluginVersions/>",
                        "<banDuplicatePomDependencyVersions/>",
                        "<requireUpperBoundDeps",
                        "<bannedDependencies>",
                        "hapi-fhir-testpage-overlay")
                .doesNotContain("<skip>true", "<fail>false");
        assertThat(pom).doesNotContain("enforcer.skip", "<version>LATEST", "<version>RELEASE");
    }
}

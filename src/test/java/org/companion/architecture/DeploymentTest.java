package org.companion.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The image, the compose files and the manifests name settings that there are, and the release that is built. */
class DeploymentTest {
    /** A key of YAML, an entry of a list, the name of a container's variable, or one of the Dockerfile. */
    private static final Pattern GIVEN =
            Pattern.compile("(?m)(?:^|[\\s-])((?:COMPANION|SPRING|SERVER|MANAGEMENT|LOGGING)_[A-Z0-9_]+)(?:: |=\\S|$)");

    private static final Pattern SETTING = Pattern.compile("`([a-z]+(?:\\.[a-z0-9-]+)+)`");
    private static final Pattern VARIABLE = Pattern.compile("`((?:[A-Z0-9]+|…)_[A-Z0-9_]+)`");
    private static final Pattern IMAGE = Pattern.compile("image: companion:(\\S+)|newTag: (\\S+)");

    private static List<Path> files() throws IOException {
        try (var docker = Files.walk(Path.of("docker"));
                var deploy = Files.walk(Path.of("deploy"))) {
            return Stream.concat(docker, deploy)
                    .filter(file -> file.toString().endsWith(".yaml") || file.endsWith("Dockerfile"))
                    .sorted()
                    .toList();
        }
    }

    static Set<String> given(String text) {
        return GIVEN.matcher(text.replaceAll("(?m)^\\s*#.*$", ""))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every name by which docs/settings.md lets a setting be given in the environment. */
    static Set<String> documented(List<String> lines) {
        var names = new TreeSet<String>();
        for (var line : lines) {
            SETTING.matcher(line)
                    .results()
                    .map(found ->
                            found.group(1).replace(".", "_").replace("-", "").toUpperCase(Locale.ROOT))
                    .forEach(names::add);
            var variables =
                    VARIABLE.matcher(line).results().map(DeploymentTest::first).toList();
            for (var variable : variables) {
                var whole = variables.get(0);
                names.add(
                        variable.startsWith("…")
                                ? whole.substring(0, whole.lastIndexOf('_')) + variable.substring(1)
                                : variable);
            }
        }
        return names;
    }

    private static String first(MatchResult found) {
        return found.group(1);
    }

    @Test
    void namesAreFoundWhereverTheyAreGiven() {
        assertThat(given("""
                        environment:
                          COMPANION_ONE: ${COMPANION_OF_THE_FILE:?needed}
                        env:
                          - name: COMPANION_TWO
                        literals:
                          - SPRING_THREE=4
                        ENV SERVER_FOUR=0 \\
                            COMPANION_FIVE=/data
                        # COMPANION_SIX=7 docker/script
                        """))
                .containsExactly("COMPANION_FIVE", "COMPANION_ONE", "COMPANION_TWO", "SERVER_FOUR", "SPRING_THREE");
        assertThat(documented(List.of("| `a.b-c`, `…d` | `A_BC`, `…_D` | none |", "| `e.f.g-h` | none |")))
                .containsExactly("A_BC", "A_D", "E_F_GH");
    }

    @Test
    void everySettingThatIsGivenIsDocumented() throws IOException {
        var documented = documented(Files.readAllLines(Path.of("docs/settings.md")));
        var seen = new TreeSet<String>();
        for (var file : files()) {
            var given = given(Files.readString(file));
            seen.addAll(given);
            given.removeAll(documented);
            assertThat(given).as("set in %s and not in docs/settings.md", file).isEmpty();
        }
        assertThat(seen)
                .contains("SPRING_DATASOURCE_URL", "COMPANION_ACCESS_ISSUER", "COMPANION_MLLP_KEYSTOREPASSWORD");
    }

    @Test
    void theImageIsOfTheReleaseThatIsBuilt() throws IOException {
        var version = Pattern.compile("<artifactId>companion</artifactId>\\s*<version>([^<]+?)(-SNAPSHOT)?</version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        for (var file : files()) {
            var tags = IMAGE.matcher(Files.readString(file))
                    .results()
                    .flatMap(found -> Arrays.stream(new String[] {found.group(1), found.group(2)}))
                    .filter(tag -> tag != null);
            assertThat(tags).as(file.toString()).allMatch(version.group(1)::equals);
        }
    }
}

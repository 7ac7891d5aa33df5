package org.companion.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Every threat of docs/threats.md, and every demand beside them, is tied to a test that exists, to a script that
 * {@code .ci/run} calls, or to the section of the docs that tells a site what it has to do.
 */
class ThreatsTest {
    private static final Path DOCS = Path.of("docs");
    private static final Path TESTS = Path.of("src/test/java");
    private static final String LAST_COLUMN = "shown by";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("\\[[^]]+]\\(([^)#]+)#([^)]+)\\)");
    private static final Map<String, List<Class<?>>> CLASSES = classes();

    @Test
    void everyThreatIsTiedToWhatShowsItsAnswer() throws IOException {
        var page = Files.readString(DOCS.resolve("threats.md"));
        assertThat(rows(page)).hasSizeGreaterThan(80);
        assertThat(rows(page).stream().flatMap(row -> problems(row).stream())).isEmpty();
    }

    @Test
    void aRowThatShowsNothingIsFound() {
        assertThat(problems("| a | b |  |")).containsExactly("nothing shows: a");
        assertThat(problems("| a | b | we are careful |")).containsExactly("nothing shows: a");
        assertThat(problems("| a | b | `NoSuchTest` |")).containsExactly("there is no test NoSuchTest: a");
        assertThat(problems("| a | b | `RoomsTest#nowhere` |"))
                .containsExactly("there is no test RoomsTest#nowhere: a");
        assertThat(problems("| a | b | `RoomsTest#problems` |")).hasSize(1);
        assertThat(problems("| a | b | `ThreatsTest#classes` |"))
                .as("a method that is no test")
                .hasSize(1);
        assertThat(problems("| a | b | `VariantGenotypesTest` |"))
                .as("of two rooms")
                .hasSize(1);
        assertThat(problems("| a | b | `.ci/nothing` |")).hasSize(1);
        assertThat(problems("| a | b | site: [TLS](../SECURITY.md#no-such-section) |"))
                .hasSize(1);
        assertThat(problems("| a | b | site: TLS |")).hasSize(1);
    }

    @Test
    void aRowThatShowsSomethingIsNotFound() {
        assertThat(problems("| a | b | `ThreatsTest#aRowThatShowsSomethingIsNotFound`, `RoomsTest` |"))
                .isEmpty();
        assertThat(problems("| a | b | `rest.VariantGenotypesTest` |")).isEmpty();
        assertThat(problems("| a | b | `.ci/blackbox` |")).isEmpty();
        assertThat(problems("| a | b | site: [the site](../SECURITY.md#what-the-site-does) |"))
                .isEmpty();
    }

    /** The rows of every table whose last column tells what shows the answer. */
    private static List<String> rows(String page) {
        var rows = new ArrayList<String>();
        var within = false;
        for (var line : page.lines().toList()) {
            if (!line.startsWith("|")) {
                within = false;
            } else if (cells(line).get(cells(line).size() - 1).equals(LAST_COLUMN)) {
                within = true;
            } else if (within && !line.startsWith("|--")) {
                rows.add(line);
            }
        }
        return rows;
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1, row.lastIndexOf('|')).split("(?<!\\\\)\\|", -1))
                .map(String::strip)
                .toList();
    }

    private static List<String> problems(String row) {
        var cells = cells(row);
        var shown = cells.get(cells.size() - 1);
        var named = CODE.matcher(shown).results().map(one -> one.group(1)).toList();
        var links = LINK.matcher(shown).results().toList();
        var problems = new ArrayList<String>();
        if (named.isEmpty() && (links.isEmpty() || !shown.contains("site:"))) {
            problems.add("nothing shows: " + cells.get(0));
        }
        named.stream()
                .filter(name -> !exists(name))
                .forEach(name -> problems.add("there is no test " + name + ": " + cells.get(0)));
        links.stream()
                .filter(link -> !sections(link.group(1)).contains(link.group(2)))
                .forEach(link -> problems.add("there is no section " + link.group(2) + ": " + cells.get(0)));
        return problems;
    }

    private static boolean exists(String name) {
        if (name.startsWith(".ci/")) {
            return Files.isRegularFile(Path.of(name))
                    && text(Path.of(".ci/run")).contains(name);
        }
        var parts = name.split("#", 2);
        var classes = CLASSES.getOrDefault(parts[0], List.of());
        return classes.size() == 1
                && tests(classes.get(0)).anyMatch(test -> parts.length == 1 || test.equals(parts[1]));
    }

    private static Stream<String> tests(Class<?> type) {
        return ReflectionSupport.findMethods(
                        type,
                        method -> AnnotationSupport.isAnnotated(method, Testable.class),
                        HierarchyTraversalMode.TOP_DOWN)
                .stream()
                .map(method -> method.getName());
    }

    /** The classes of the tests by their simple names, and by their rooms' names with it. */
    private static Map<String, List<Class<?>>> classes() {
        var all = new TreeMap<String, List<Class<?>>>();
        try (var files = Files.walk(TESTS)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
                var name =
                        TESTS.relativize(file).toString().replace(".java", "").replace('/', '.');
                var type = ReflectionSupport.tryToLoadClass(name).getOrThrow(IllegalStateException::new);
                all.computeIfAbsent(type.getSimpleName(), one -> new ArrayList<>())
                        .add(type);
                all.put(name.replace("org.companion.", ""), List.of(type));
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        return all;
    }

    /** The anchors of a page's headings, as the pages of a repository make them. */
    private static Set<String> sections(String page) {
        var file = DOCS.resolve(page).normalize();
        return Files.exists(file)
                ? text(file)
                        .lines()
                        .filter(line -> line.startsWith("#"))
                        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                        .map(line -> line.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}

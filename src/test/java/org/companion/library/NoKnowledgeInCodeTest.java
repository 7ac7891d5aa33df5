package org.companion.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Knowledge is data: the names of genes and drugs stand in the packs, not in string literals of the program. */
class NoKnowledgeInCodeTest {
    private static final Path PROGRAM = Path.of("src/main/java");
    private static final Path KNOWLEDGE = Path.of("src/main/resources/knowledge");

    /** Comments, then text blocks, then strings; characters are passed over, for one may be a quote. */
    private static final Pattern TOKEN = Pattern.compile(
            "//[^\\n]*|/\\*.*?\\*/|'(?:\\\\.|[^'\\\\])+'|\"\"\"(.*?)\"\"\"|\"((?:\\\\.|[^\"\\\\\\n])*)\"",
            Pattern.DOTALL);

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*");

    private static Set<String> firstColumn(Path table) throws IOException {
        try (var lines = Files.lines(table)) {
            return lines.skip(1)
                    .map(line -> line.split(",", 2)[0].replace("\"", ""))
                    .collect(Collectors.toSet());
        }
    }

    static List<String> literals(String source) {
        var found = new ArrayList<String>();
        var tokens = TOKEN.matcher(source);
        while (tokens.find()) {
            Stream.of(1, 2).map(tokens::group).filter(text -> text != null).forEach(found::add);
        }
        return found;
    }

    private static List<String> namesIn(String source, Set<String> names) {
        return literals(source).stream()
                .flatMap(literal -> WORD.matcher(literal).results().map(m -> m.group()))
                .filter(names::contains)
                .toList();
    }

    @Test
    void noGeneOrDrugIsNamedInTheProgram() throws IOException {
        var names = firstColumn(KNOWLEDGE.resolve("genes/genes.csv"));
        names.addAll(firstColumn(KNOWLEDGE.resolve("drugs/ingredients.csv")));
        assertThat(names).hasSizeGreaterThan(500);
        try (var files = Files.walk(PROGRAM)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                assertThat(namesIn(Files.readString(file), names))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void aNameInAStringIsFoundAndOneInACommentIsNot() {
        var source = "/** of \"EGFR\" */ char quote = '\"'; // KIT\nvar a = \"is \\\" BRAF V600E\"; var b = \"KITT\";";
        assertThat(namesIn(source, Set.of("EGFR", "KIT", "BRAF"))).containsExactly("BRAF");
    }
}

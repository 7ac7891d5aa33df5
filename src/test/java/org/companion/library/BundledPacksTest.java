package org.companion.library;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.companion.knowledge.Pack;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The packs that come with the program. */
class BundledPacksTest {
    private static final Path FOLDER = Path.of("src/main/resources/knowledge");
    private static final YAMLMapper YAML = new YAMLMapper();

    private static JsonNode yaml(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Schema schema(String name) throws IOException {
        var statements = Files.readString(FOLDER.resolve("statement.schema.json"));
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        registry -> registry.schemas(
                                Map.of("https://companion.example/schema/statement.schema.json", statements)))
                .getSchema(Files.readString(FOLDER.resolve(name)), InputFormat.JSON);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<Path> packFolders() throws IOException {
        try (var found = Files.list(FOLDER)) {
            return found.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static Stream<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
    }

    @Test
    void areReadWithoutAProblem() {
        var library = Library.read(Optional.empty());
        assertThat(library.packs()).isNotEmpty();
        assertThat(library.knowledge().drugsWithStatements()).hasSizeGreaterThan(50);
    }

    @TestFactory
    Stream<DynamicTest> eachYamlFileKeepsItsSchema() throws IOException {
        var ofPacks = schema("pack.schema.json");
        var ofStatements = schema("statement.schema.json");
        var ofTrials = schema("trial.schema.json");
        return packFolders().stream()
                .flatMap(folder -> {
                    try {
                        return files(folder).stream();
                    } catch (IOException broken) {
                        throw new UncheckedIOException(broken);
                    }
                })
                .filter(file -> file.toString().endsWith(".yaml"))
                .map(file -> DynamicTest.dynamicTest(FOLDER.relativize(file).toString(), () -> {
                    var schema = file.endsWith("pack.yaml")
                            ? ofPacks
                            : file.getParent().endsWith("trial") ? ofTrials : ofStatements;
                    assertThat(schema.validate(yaml(file))).isEmpty();
                }));
    }

    @Test
    void noFileLiesUnlisted() throws IOException {
        assertThat(packFolders())
                .extracting(folder -> folder.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(
                        texts(yaml(FOLDER.resolve("index.yaml")).path("packs")).toList());
        for (var folder : packFolders()) {
            var pack = yaml(folder.resolve("pack.yaml"));
            var listed = Stream.of(
                            texts(pack.path("statements")),
                            texts(pack.path("trials")),
                            texts(pack.path("tables")),
                            Stream.of("pack.yaml"))
                    .flatMap(names -> names)
                    .toList();
            assertThat(files(folder))
                    .as(folder.toString())
                    .extracting(file -> folder.relativize(file).toString())
                    .containsExactlyInAnyOrderElementsOf(listed);
        }
    }

    @Test
    void eachPackSaysWhereItComesFrom() {
        assertThat(Library.read(Optional.empty()).packs())
                .allSatisfy(pack -> assertThat(pack.source()).isNotBlank())
                .extracting(Pack::hash)
                .doesNotHaveDuplicates();
    }
}

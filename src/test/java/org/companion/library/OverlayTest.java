package org.companion.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.Pack;
import org.companion.knowledge.Recruitment;
import org.companion.knowledge.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An overlay folder replaces packs whole and adds its own. */
class OverlayTest {
    private static final String STATEMENTS = """
            statements:
              - id: %s:1
                drugs: [clopidogrel]
                when: {phenotype: {gene: CYP2C19, is: [Poor Metabolizer]}}
                then: {category: caution, line: "our house asks the laboratory first"}
                because: {level: house, title: Our own rule, url: "https://example.org/house"}
            """;

    @TempDir
    private Path folder;

    private void write(String id) throws Exception {
        Files.createDirectories(folder.resolve(id));
        Files.writeString(folder.resolve("index.yaml"), "packs: [%s]\n".formatted(id));
        Files.writeString(
                folder.resolve(id + "/pack.yaml"),
                SmallPacks.good()
                        .with("sample/pack.yaml", "id: sample", "id: " + id)
                        .with("sample/pack.yaml", "blood.yaml, tumour.yaml", "ours.yaml")
                        .text("sample/pack.yaml"));
        Files.writeString(folder.resolve(id + "/ours.yaml"), STATEMENTS.formatted(id));
    }

    private Library read() {
        return Library.read(SmallPacks.good(), Optional.of(Shelf.of(folder)));
    }

    private static List<String> aboutClopidogrel(Library library) {
        return library.knowledge().about(new Ingredient("clopidogrel", Optional.of("32968"))).stream()
                .map(Statement::id)
                .toList();
    }

    @Test
    void aPackWithTheIdOfAnotherReplacesItWhole() throws Exception {
        write("sample");
        var library = read();
        assertThat(aboutClopidogrel(library)).containsExactly("sample:1");
        assertThat(library.knowledge().drugsWithStatements()).hasSize(1);
        assertThat(library.packs()).extracting(Pack::id).hasSize(6).contains("sample");
    }

    @Test
    void aPackWithAnIdOfItsOwnIsAdded() throws Exception {
        write("house");
        var library = read();
        assertThat(aboutClopidogrel(library)).containsExactly("sample:1", "sample:2", "house:1");
        assertThat(library.packs()).extracting(Pack::id).endsWith("sample", "house");
    }

    @Test
    void aSiteBringsItsOwnTrials() throws Exception {
        write("house");
        Files.writeString(
                folder.resolve("house/pack.yaml"),
                Files.readString(folder.resolve("house/pack.yaml"))
                        .replace("statements: [ours.yaml]", "statements: [ours.yaml]\ntrials: [trials.yaml]"));
        Files.writeString(folder.resolve("house/trials.yaml"), """
                trials:
                  - id: house:1
                    registry: NCT01234567
                    title: Our own trial
                    drugs: [a new drug]
                    ages: {from: 18}
                    when: {amplification: {gene: EGFR}}
                    status: {is: open, on: "2026-11-20", note: "two places left"}
                    because: {title: Our trial, url: "https://example.org/trial"}
                """);
        assertThat(read().knowledge().trials()).singleElement().satisfies(trial -> {
            assertThat(trial.id()).isEqualTo("house:1");
            assertThat(trial.status()).isEqualTo(Recruitment.OPEN);
            assertThat(trial.fromAge()).contains(18);
        });
    }

    @Test
    void anAddedPackMayBringTablesOfItsOwn() {
        var ours = SmallPacks.empty()
                .with("index.yaml", "packs: [our-drugs]")
                .with(
                        "our-drugs/pack.yaml",
                        SmallPacks.good()
                                .with("drugs/pack.yaml", "id: drugs", "id: our-drugs")
                                .with("drugs/pack.yaml", "ingredients.csv, products.csv, brands.csv", "ingredients.csv")
                                .text("drugs/pack.yaml"))
                .with("our-drugs/ingredients.csv", "name,rxcui\ntrial substance 12,\n");
        var library = Library.read(SmallPacks.good(), Optional.of(ours));
        assertThat(library.knowledge().drugs().named("trial substance 12")).isPresent();
        assertThat(library.knowledge().drugs().named("clopidogrel")).isPresent();
    }

    @Test
    void theHashOfAPackIsThatOfItsContent() {
        var hash = hash(SmallPacks.good());
        assertThat(hash).matches("[0-9a-f]{64}").isEqualTo(hash(SmallPacks.good()));
        assertThat(hash(SmallPacks.good().with("sample/tumour.yaml", "A paper", "Another paper")))
                .isNotEqualTo(hash);
        assertThat(hash(SmallPacks.good().with("sample/pack.yaml", "first release", "second release")))
                .isNotEqualTo(hash);
        assertThat(hash(SmallPacks.good().with("genes/genes.csv", "P450-2C19", "P450")))
                .isEqualTo(hash);
    }

    private static String hash(SmallPacks packs) {
        return packs.read().packs().stream()
                .filter(pack -> pack.id().equals("sample"))
                .map(Pack::hash)
                .findFirst()
                .orElseThrow();
    }
}

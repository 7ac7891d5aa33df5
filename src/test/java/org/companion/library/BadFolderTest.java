package org.companion.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A mistake in the index or in what a pack says of itself is refused; so is a missing file. */
class BadFolderTest {
    private static BadPack refusal(SmallPacks packs) {
        return catchThrowableOfType(BadPack.class, packs::read);
    }

    @ParameterizedTest(name = "{2} for {1} in {0}")
    @MethodSource("mistakes")
    void isRefused(String file, String right, String mistake, String refusal) {
        assertThat(refusal(SmallPacks.good().with(file, right, mistake))).hasMessage(refusal);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(
                        "index.yaml",
                        ", sample]",
                        ", other]",
                        "index.yaml:1: pack 'other' is not there (other/pack.yaml)"),
                arguments("index.yaml", ", sample]", ", genes]", "index.yaml:1: pack 'genes' stands twice (once)"),
                arguments(
                        "index.yaml",
                        ", sample]",
                        ", ../sample]",
                        "index.yaml:1: '../sample' is not right here (a pack's id: small letters and hyphens)"),
                arguments(
                        "sample/pack.yaml",
                        "id: sample",
                        "id: simple",
                        "sample/pack.yaml:1: the id is 'simple' (the folder's name, sample)"),
                arguments(
                        "sample/pack.yaml",
                        "licence: CC0-1.0\n",
                        "",
                        "sample/pack.yaml:1: has no 'licence' (licence: …)"),
                arguments(
                        "sample/pack.yaml",
                        "version: \"2026-08-13\"",
                        "version: 2026-08-13",
                        "sample/pack.yaml:3: '2026-08-13' is read as a date (text in quotes)"),
                arguments(
                        "sample/pack.yaml",
                        "date: \"2026-08\"",
                        "date: August",
                        "sample/pack.yaml:4: 'August' is not right here (a date such as \"2026-08-13\")"),
                arguments(
                        "sample/pack.yaml",
                        "statements: [blood.yaml, tumour.yaml]",
                        "notice: ours",
                        "sample/pack.yaml:1: lists no files (statements: [a.yaml], trials: [a.yaml] or tables: [a.csv])"),
                arguments(
                        "sample/pack.yaml",
                        "tumour.yaml",
                        "skin.yaml",
                        "sample/pack.yaml:6: file 'skin.yaml' is not there (a file of the folder sample)"),
                arguments(
                        "sample/pack.yaml",
                        "tumour.yaml",
                        "blood.yaml",
                        "sample/pack.yaml:6: file 'blood.yaml' stands twice (once)"),
                arguments(
                        "sample/pack.yaml",
                        "tumour.yaml",
                        "../genes/pack.yaml",
                        "sample/pack.yaml:6: '../genes/pack.yaml' is not right here (the name of a file of this folder"
                                + " that ends in .yaml)"),
                arguments(
                        "sample/pack.yaml",
                        "  - 2026-08-13 first release",
                        "  - 2026-08-13: first release",
                        "sample/pack.yaml:8: is not text (a word or a line of words)"));
    }

    @Test
    void aShelfWithoutIndexIsRefused() {
        assertThat(refusal(SmallPacks.good().without("index.yaml")))
                .hasMessage("index.yaml:1: is not there (packs: [one, another])");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThat(refusal(SmallPacks.good().with("sample/blood.yaml", "# nothing yet\n")))
                .hasMessage("sample/blood.yaml:1: is empty (a YAML mapping)");
    }

    @Test
    void aTableThatNobodyReadsIsRefused() {
        var packs = SmallPacks.good()
                .with("markers/pack.yaml", "units.csv", "measures.csv")
                .with("markers/measures.csv", "written,ucum\n");
        assertThat(refusal(packs))
                .hasMessageStartingWith("markers/measures.csv:1: is no table of a pack (one of ")
                .hasMessageContaining(", units.csv, ");
    }

    @Test
    void allMistakesAreToldAtOnce() {
        var packs = SmallPacks.good()
                .with("sample/blood.yaml", "strength: strong", "strength: Strong")
                .with("sample/tumour.yaml", "p.L858R", "L858R")
                .with("drugs/brands.csv", "Plavix,clopidogrel", "Plavix,");
        assertThat(refusal(packs).problems())
                .containsExactly(
                        "drugs/brands.csv:2: column 'ingredient' is empty (a value)",
                        "sample/blood.yaml:8: unknown word 'Strong' (one of moderate, none, optional, strong)",
                        "sample/tumour.yaml:20: 'L858R' is no protein change (such as p.V600E)");
    }

    @Test
    void ofManyMistakesTheFirstTwentyAreToldAndTheRestCounted() {
        var rows = IntStream.rangeClosed(1, 25)
                .mapToObj(i -> "Brand" + i + ",nothing\n")
                .collect(Collectors.joining());
        var packs = SmallPacks.good().with("drugs/brands.csv", "brand,ingredient\n" + rows);
        assertThat(refusal(packs).problems())
                .hasSize(21)
                .startsWith("drugs/brands.csv:2: unknown drug 'nothing' (a name of ingredients.csv)")
                .endsWith("and 5 more");
    }

    @Test
    void aBottomlessFileIsRefused() {
        var deep = "statements: " + "[".repeat(500) + "]".repeat(500);
        assertThat(refusal(SmallPacks.good().with("sample/blood.yaml", deep)))
                .hasMessageStartingWith("sample/blood.yaml:1: is no YAML: Nesting Depth exceeded");
    }

    @Test
    void aFileWithControlCharactersIsRefused() {
        assertThat(refusal(SmallPacks.good().with("sample/blood.yaml", "statements: \u0001")))
                .hasMessageStartingWith("sample/blood.yaml:1: is no YAML: ");
    }

    @Test
    void aFileInAnotherEncodingIsRefused() {
        Shelf latin = path -> path.equals("markers/units.csv")
                ? Optional.of("written,ucum\ncells/µL,{cells}/uL\n".getBytes(StandardCharsets.ISO_8859_1))
                : SmallPacks.good().file(path);
        assertThat(catchThrowableOfType(BadPack.class, () -> Library.read(latin, Optional.empty())))
                .hasMessage("markers/units.csv:1: is not in UTF-8 (UTF-8 throughout)");
    }

    @Test
    void anOverlayWithoutIndexIsRefused() {
        assertThat(catchThrowableOfType(
                        BadPack.class, () -> Library.read(SmallPacks.good(), Optional.of(SmallPacks.empty()))))
                .hasMessage("overlay/index.yaml:1: is not there (packs: [one, another])");
    }
}

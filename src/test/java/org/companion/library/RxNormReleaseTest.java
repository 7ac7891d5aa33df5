package org.companion.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.companion.chart.Coded;
import org.companion.knowledge.Drugs.By;
import org.companion.knowledge.Ingredient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site's own release of RxNorm makes newer products known. */
class RxNormReleaseTest {
    private static final String NDC = "http://hl7.org/fhir/sid/ndc";

    @TempDir
    private Path folder;

    private static String relation(String one, String relation, String other) {
        return one + "|1|CUI|RO|" + other + "|2|CUI|" + relation + "|3||RXNORM|RXNORM||||\n";
    }

    private Library read() throws IOException {
        // 32968 clopidogrel, 1191 aspirin; 9900001 a component, 9900002 a clinical drug, 9900003 a branded one
        Files.writeString(
                folder.resolve("RXNREL.RRF"),
                relation("32968", "has_ingredient", "9900001")
                        + relation("9900001", "consists_of", "9900002")
                        + relation("9900002", "tradename_of", "9900003")
                        + relation("1191", "has_ingredient", "9900004")
                        + relation("9900004", "consists_of", "9900002")
                        + relation("9900002", "isa", "9900009"));
        Files.writeString(folder.resolve("RXNSAT.RRF"), "9900003|||5||9900003|||NDC|RXNORM|00024117190|N||\n");
        Files.writeString(
                folder.resolve("RXNCONSO.RRF"), "9900003|ENG||||||5|5||X|RXNORM|BN|9900003|Newbrand||N|4096|\n");
        return Library.read(Optional.empty(), Optional.of(folder));
    }

    private static Coded coded(String system, String code) {
        return new Coded(List.of(new Coded.Code(system, code, "")), "");
    }

    @Test
    void aProductIsKnownByWhatItContains() throws IOException {
        var drugs = read().knowledge().drugs();
        assertThat(drugs.recognise(coded(Ingredient.RXNORM, "9900003")))
                .extracting(Ingredient::name)
                .containsExactlyInAnyOrder("clopidogrel", "aspirin");
        assertThat(drugs.recognise(coded(Ingredient.RXNORM, "9900009"))).isEmpty();
    }

    @Test
    void anNdcIsKnownHoweverItIsWritten() throws IOException {
        var drugs = read().knowledge().drugs();
        assertThat(drugs.recognise(coded(NDC, "00024117190"))).hasSize(2);
        assertThat(drugs.recognise(coded(NDC, "0024-1171-90"))).hasSize(2);
    }

    @Test
    void aBrandIsKnownByItsName() throws IOException {
        assertThat(read().knowledge().drugs().recognise(Coded.words("Newbrand 75 mg")))
                .hasSize(2);
    }

    @Test
    void aFolderWithoutAReleaseIsRefused() {
        assertThatThrownBy(() -> Library.read(Optional.empty(), Optional.of(folder)))
                .isInstanceOf(BadPack.class)
                .hasMessageContaining("RXNREL.RRF");
    }

    @Test
    void anAtcCodeIsACode() {
        var drugs = Library.read(Optional.empty()).knowledge().drugs();
        var found = drugs.recognised(coded("http://www.whocc.no/atc", "B01AC04"));
        assertThat(found.ingredients()).extracting(Ingredient::name).containsExactly("clopidogrel");
        assertThat(found.by()).isEqualTo(By.CODE);
    }

    @Test
    void howSureADrugIsRecognisedIsTold() {
        var drugs = Library.read(Optional.empty()).knowledge().drugs();
        assertThat(drugs.recognised(Coded.words("clopidogrel")).by()).isEqualTo(By.NAME);
        assertThat(drugs.recognised(Coded.words("start Plavix tomorrow")).by()).isEqualTo(By.WORDS);
        assertThat(drugs.recognised(Coded.words("water")).by()).isEqualTo(By.NOTHING);
    }
}

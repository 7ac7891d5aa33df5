package org.companion.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.companion.chart.Coded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTablesTest {
    @TempDir
    private Path folder;

    @Test
    void aDrugsOwnCodeStandsForItsRxnormConcept() throws IOException {
        var codes = SiteTables.drugCodes(file("system,code,rxcui\r\nurn:oid:1.2.3,24398,309362\r\n"));
        var drug = new Coded(List.of(new Coded.Code("urn:oid:1.2.3", "24398", "CLOPIDOGREL 75")), "");
        assertThat(codes.translate(drug).codes())
                .containsExactly(
                        new Coded.Code("http://www.nlm.nih.gov/research/umls/rxnorm", "309362", "CLOPIDOGREL 75"),
                        new Coded.Code("urn:oid:1.2.3", "24398", "CLOPIDOGREL 75"));
        var other = new Coded(List.of(new Coded.Code("urn:oid:9", "24398", "")), "");
        assertThat(codes.translate(other)).isSameAs(other);
    }

    @Test
    void anOrderIsCodedWithTheSitesItem() throws IOException {
        var items = SiteTables.orderItems(
                file("system,code,item_system,item,display\r\nhttp://loinc.org,1,urn:x,7,Test\r\n"));
        assertThat(items.of("http://loinc.org", "1")).contains(new Coded.Code("urn:x", "7", "Test"));
        assertThat(items.of("http://loinc.org", "2")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "system,code\r\na,b\r\n",
                "system,code,rxcui\r\na,b,c\r\n",
                "system,code,rxcui\r\na,,1\r\n",
                "system,code,rxcui\r\na,b,1\r\na,b,2\r\n",
                "system,code,rxcui\r\na,b\r\n"
            })
    void aWrongLineIsRefusedWithItsPlace(String text) throws IOException {
        var file = file(text);
        assertThatThrownBy(() -> SiteTables.drugCodes(file))
                .isInstanceOf(BadPack.class)
                .hasMessageContaining(file.toString() + ":");
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> SiteTables.orderItems(folder.resolve("nowhere.csv")))
                .isInstanceOf(BadPack.class)
                .hasMessageContaining("nowhere.csv");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("codes.csv"), text);
    }
}

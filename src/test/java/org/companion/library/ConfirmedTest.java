package org.companion.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.companion.knowledge.Indicator;
import org.companion.knowledge.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rests on a recalled reference informs only, until a site has looked it up. */
class ConfirmedTest {
    @TempDir
    private Path folder;

    private Library confirming(String rows) throws Exception {
        var pack = Files.createDirectories(folder.resolve("ours"));
        Files.writeString(folder.resolve("index.yaml"), "packs: [ours]\n");
        Files.writeString(pack.resolve("pack.yaml"), """
                id: ours
                title: What our pharmacy has looked up
                version: "2026-11-27"
                source: {name: Our pharmacy, url: "https://example.org", date: "2026-11-27"}
                licence: our own
                tables: [confirmed.csv]
                changes: ["2026-11-27 first"]
                """);
        Files.writeString(pack.resolve("confirmed.csv"), "statement,by,date\n" + rows);
        return Library.read(Optional.of(folder));
    }

    private static Statement statement(Library library, String id) {
        return library.knowledge().statement(id).orElseThrow();
    }

    private static Optional<Indicator> loudness(Statement statement) {
        return statement.then().orElseThrow().indicator();
    }

    @Test
    void aRecalledReferenceMakesAStatementInformAndSaySo() {
        var paclitaxel = statement(Library.read(Optional.empty()), "beyond:NG016");
        assertThat(paclitaxel.because().toBeConfirmed()).isTrue();
        assertThat(loudness(paclitaxel)).contains(Indicator.INFO);
        var docetaxel = statement(Library.read(Optional.empty()), "beyond:NG015");
        assertThat(docetaxel.because().toBeConfirmed()).isFalse();
        assertThat(loudness(docetaxel)).contains(Indicator.CRITICAL);
    }

    @Test
    void aSiteThatHasLookedItUpHearsItAsLoudAsItIs() throws Exception {
        var library = confirming("beyond:NG016,Dr Example,2026-11-27\n");
        assertThat(statement(library, "beyond:NG016").because().toBeConfirmed()).isFalse();
        assertThat(loudness(statement(library, "beyond:NG016"))).contains(Indicator.CRITICAL);
        assertThat(loudness(statement(library, "beyond:NG023"))).contains(Indicator.INFO);
    }

    @Test
    void aConfirmationOfNothingIsRefused() {
        assertThatThrownBy(() -> confirming("beyond:NG999,Dr Example,2026-11-27\n"))
                .hasMessageContaining("there is no statement 'beyond:NG999'");
        assertThatThrownBy(() -> confirming("beyond:NG016,Dr Example,lately\n"))
                .hasMessageContaining("'lately' is no day");
        assertThatThrownBy(() -> confirming("beyond:NG016,,2026-11-27\n")).hasMessageContaining("'by' is empty");
    }
}

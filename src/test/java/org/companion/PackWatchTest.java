package org.companion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.companion.genome.Sequence;
import org.companion.library.LiveLibrary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site's packs change while the house runs. */
class PackWatchTest {
    private static final String STATEMENT = """
            statements:
              - id: site:1
                drugs: [clopidogrel]
                when: {phenotype: {gene: CYP2C19, is: [Poor Metabolizer]}}
                then: {category: avoid, strength: strong, line: this house gives something else}
                because: {level: site, title: Our committee, url: "https://example.org/committee", checked: seen}
            """;
    private static final String PACK = """
            id: site
            title: Our own rules
            version: "1.0"
            source: {name: Committee, url: "https://example.org", date: "2026-11-27"}
            licence: ours
            statements: [rules.yaml]
            changes: ["1.0 first"]
            """;

    @TempDir
    private Path folder;

    private final AtomicInteger changes = new AtomicInteger();
    private int second;
    private LiveLibrary library = new LiveLibrary(Optional.empty(), Optional.empty(), Sequence.NONE);
    private PackWatch watch = new PackWatch(library, changes::incrementAndGet);

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(folder.resolve("site"));
        write("index.yaml", "packs: [site]\n");
        write("site/pack.yaml", PACK);
        write("site/rules.yaml", STATEMENT);
        library = new LiveLibrary(Optional.of(folder), Optional.empty(), Sequence.NONE);
        watch = new PackWatch(library, changes::incrementAndGet);
        watch.look();
        watch.look();
        changes.set(0);
    }

    private void write(String file, String text) throws IOException {
        var path = Files.writeString(folder.resolve(file), text);
        Files.setLastModifiedTime(path, FileTime.from(Instant.EPOCH.plusSeconds(++second)));
    }

    private String line() {
        return library.statement("site:1")
                .flatMap(one -> one.then())
                .orElseThrow()
                .line();
    }

    @Test
    void aChangeIsTakenWhenItHasComeToRest() throws IOException {
        write("site/rules.yaml", STATEMENT.replace("something else", "another drug"));
        watch.look();
        assertThat(line()).endsWith("something else");
        watch.look();
        assertThat(line()).endsWith("another drug");
        assertThat(changes).hasValue(1);
    }

    @Test
    void packsWithAMistakeAreRefusedAndThoseBeforeGoOn() throws IOException {
        write("site/rules.yaml", STATEMENT.replace("clopidogrel", "clopidogrol"));
        watch.look();
        watch.look();
        assertThat(line()).endsWith("something else");
        assertThat(changes).hasValue(0);
        write("site/rules.yaml", STATEMENT.replace("something else", "another drug"));
        watch.look();
        watch.look();
        assertThat(line()).endsWith("another drug");
    }

    @Test
    void whereNothingHasChangedNothingIsRead() {
        watch.look();
        watch.look();
        assertThat(changes).hasValue(0);
    }

    @Test
    void theNewWordsAreReadWithAtOnce() throws IOException {
        var before = library.intake();
        write("site/pack.yaml", PACK.replace("version: \"1.0\"", "version: \"2.0\""));
        watch.look();
        watch.look();
        assertThat(library.intake()).isNotSameAs(before);
        assertThat(library.packOf("site:1").orElseThrow().version()).isEqualTo("2.0");
    }
}

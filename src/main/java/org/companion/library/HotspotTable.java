package org.companion.library;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.companion.genome.Assembly;
import org.companion.genome.ProteinChange;
import org.companion.genome.Spdi;
import org.companion.intake.Vocabulary.Hotspot;

/** Well-known changes by their place on either build and by their coding change: {@code hotspots.csv}. */
final class HotspotTable {
    private final GeneTables genes;
    private final Map<String, Hotspot> byName = new HashMap<>();

    HotspotTable(Tables tables, GeneTables genes) {
        this.genes = genes;
        tables.of(Form.HOTSPOTS).forEach(this::add);
    }

    private void add(Row row) {
        var gene = genes.in(row, "gene");
        var change = row.text("protein")
                .flatMap(text -> ProteinChange.parse(text)
                        .or(() -> row.wrong("'%s' is no protein change".formatted(text), "such as p.V600E")));
        if (gene.isEmpty() || change.isEmpty()) {
            return;
        }
        var hotspot = new Hotspot(gene.get(), change.get());
        coding(row).ifPresent(coding -> name(row, gene.get() + ":" + coding, hotspot));
        spdi(row, "spdi38", Assembly.GRCH38).ifPresent(spdi -> name(row, spdi, hotspot));
        spdi(row, "spdi37", Assembly.GRCH37).ifPresent(spdi -> name(row, spdi, hotspot));
    }

    private static Optional<String> coding(Row row) {
        return row.optional("coding")
                .flatMap(text -> text.startsWith("c.")
                        ? Optional.of(text)
                        : row.wrong("'%s' is no coding change".formatted(text), "such as c.1799T>A"));
    }

    private static Optional<String> spdi(Row row, String column, Assembly build) {
        return row.optional(column).flatMap(text -> {
            var spdi = Spdi.parse(text);
            if (spdi.isEmpty()) {
                return row.wrong("'%s' is no SPDI".formatted(text), "contig:position:deleted:inserted, with bases");
            }
            return spdi.get().contig().assembly().equals(Optional.of(build))
                    ? Optional.of(spdi.get().trimmed().toString())
                    : row.wrong("'%s' is not on %s".formatted(text, build.label()), "a contig of that build");
        });
    }

    private void name(Row row, String name, Hotspot hotspot) {
        var other = byName.putIfAbsent(name, hotspot);
        if (other != null && !other.equals(hotspot)) {
            row.wrong("%s is %s already".formatted(name, other.change().hgvs()), "one protein change for each place");
        }
    }

    Map<String, Hotspot> byName() {
        return Map.copyOf(byName);
    }
}

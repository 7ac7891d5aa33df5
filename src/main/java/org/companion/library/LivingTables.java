package org.companion.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.Words;
import org.companion.intake.Vocabulary;
import org.companion.knowledge.Signs;
import org.companion.knowledge.Substance;
import org.companion.knowledge.TraitSign;

/**
 * Microbes, food and what people do not bear: {@code cultures.csv}, {@code germs.csv}, {@code susceptibilities.csv},
 * {@code signs.csv}, {@code diets.csv}, {@code substances.csv}.
 */
final class LivingTables {
    private final MarkerTables markers;
    private final DrugTables drugs;
    private final List<TraitSign> signs = new ArrayList<>();
    private final Map<String, Vocabulary.Told> diets = new LinkedHashMap<>();
    private final Set<String> cultures = new HashSet<>();
    private final Map<String, String> germs = new HashMap<>();
    private final Map<String, String> susceptibilities = new HashMap<>();
    private final Map<String, Substance> substances = new HashMap<>();

    LivingTables(Tables tables, MarkerTables markers, DrugTables drugs) {
        this.markers = markers;
        this.drugs = drugs;
        tables.of(Form.TRAIT_SIGNS).forEach(this::sign);
        tables.of(Form.DIETS).forEach(this::diet);
        tables.of(Form.CULTURES).forEach(row -> row.text("loinc").ifPresent(cultures::add));
        tables.of(Form.GERMS).forEach(this::germ);
        tables.of(Form.SUSCEPTIBILITIES).forEach(this::susceptibility);
        tables.of(Form.SUBSTANCES).forEach(this::substance);
    }

    private Optional<Vocabulary.Told> told(Row row) {
        var trait = row.text("trait").filter(name -> markers.isTrait(row, name));
        var value = row.text("value");
        return trait.flatMap(name -> value.filter(one -> markers.has(name, one) || unknown(row, name, one))
                .map(one -> new Vocabulary.Told(name, one)));
    }

    private static boolean unknown(Row row, String trait, String value) {
        row.wrong("unknown value '%s' of %s".formatted(value, trait), "one of values.csv");
        return false;
    }

    private void sign(Row row) {
        told(row)
                .ifPresent(told -> signs.add(new TraitSign(
                        told.trait(), told.value(), new Signs(row.list("icd10"), List.copyOf(row.list("words"))))));
    }

    private void diet(Row row) {
        var told = told(row);
        row.list("words").stream()
                .map(Words::fold)
                .filter(words -> row.isFirst("diet", words))
                .forEach(words -> told.ifPresent(one -> diets.put(words, one)));
    }

    private void germ(Row row) {
        var name = row.text("name").map(Words::fold).filter(text -> row.isFirst("germ", text));
        var marker = row.text("marker").filter(text -> markers.isMarker(row, text));
        if (name.isPresent() && marker.isPresent()) {
            germs.put(name.get(), marker.get());
        }
    }

    private void susceptibility(Row row) {
        var drug = row.text("drug").flatMap(name -> drugs.named(row, name));
        drug.ifPresent(known -> {
            row.list("loinc").forEach(code -> susceptibilities.put(code, known.name()));
            row.list("words").forEach(words -> susceptibilities.put(Words.fold(words), known.name()));
        });
    }

    private void substance(Row row) {
        row.text("name")
                .filter(text -> row.isFirst("substance", text))
                .ifPresent(name ->
                        substances.put(name, new Substance(name, new Signs(Set.of(), List.copyOf(row.list("words"))))));
    }

    /** A substance that a statement asks for. */
    Optional<Substance> substance(Written written) {
        return written.text()
                .flatMap(name -> Optional.ofNullable(substances.get(name))
                        .or(() -> written.wrong("unknown substance '%s'".formatted(name), "a name of substances.csv")));
    }

    List<TraitSign> signs() {
        return List.copyOf(signs);
    }

    Vocabulary.Living vocabulary() {
        return new Vocabulary.Living(markers.traits(), diets, cultures, germs, susceptibilities);
    }
}

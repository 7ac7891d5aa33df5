package org.companion.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.Words;
import org.companion.knowledge.Disease;
import org.companion.knowledge.Diseases;

/** The diseases of the packs: {@code diseases.csv}, {@code parents.csv}, {@code codes.csv}, {@code names.csv}. */
final class DiseaseTables {
    private static final Set<String> SYSTEMS = Set.of("ICD10", "NCIT", "ONCOTREE", "DOID");

    private final Map<String, Disease> byId = new LinkedHashMap<>();
    private final Map<String, Set<String>> parents = new HashMap<>();
    private final Map<String, Set<String>> codes = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    DiseaseTables(Tables tables) {
        tables.of(Form.DISEASES).forEach(this::disease);
        tables.of(Form.DISEASE_PARENTS).forEach(this::parent);
        tables.of(Form.DISEASE_CODES).forEach(this::code);
        tables.of(Form.DISEASE_NAMES).forEach(this::name);
    }

    private void disease(Row row) {
        var id = row.text("id").filter(text -> row.isFirst("disease", text));
        var name = row.text("name");
        if (id.isPresent() && name.isPresent()) {
            byId.put(id.get(), new Disease(id.get(), name.get()));
        }
    }

    private void parent(Row row) {
        var id = known(row, "id");
        var parent = known(row, "parent");
        if (id.isPresent() && parent.isPresent()) {
            parents.computeIfAbsent(id.get(), key -> new HashSet<>()).add(parent.get());
        }
    }

    private void code(Row row) {
        var id = known(row, "id");
        var system = row.text("system")
                .flatMap(text -> SYSTEMS.contains(text)
                        ? Optional.of(text)
                        : row.wrong("unknown system '%s'".formatted(text), "one of " + Written.listed(SYSTEMS)));
        var code = row.text("code");
        if (id.isPresent() && system.isPresent() && code.isPresent()) {
            codes.computeIfAbsent(id.get(), key -> new HashSet<>()).add(system.get() + "|" + code.get());
        }
    }

    private void name(Row row) {
        var name = row.text("name").map(Words::fold);
        var id = known(row, "id");
        if (name.isPresent() && id.isPresent()) {
            var other = names.putIfAbsent(name.get(), id.get());
            if (other != null && !other.equals(id.get())) {
                row.wrong("'%s' names %s already".formatted(name.get(), other), "a name of one disease");
            }
        }
    }

    private Optional<String> known(Row row, String column) {
        return row.text(column)
                .flatMap(id -> byId.containsKey(id)
                        ? Optional.of(id)
                        : row.wrong("unknown disease '%s'".formatted(id), "an id of diseases.csv"));
    }

    /** The disease of a statement, by its id or by a name of the tables. */
    Optional<Disease> in(Written written) {
        return written.text()
                .flatMap(text -> Optional.ofNullable(byId.get(text))
                        .or(() ->
                                Optional.ofNullable(names.get(Words.fold(text))).map(byId::get))
                        .or(() -> written.wrong("unknown disease '%s'".formatted(text), "an id of diseases.csv")));
    }

    /** The disease whose id stands in the row's column. */
    Optional<Disease> in(Row row, String column) {
        return known(row, column).map(byId::get);
    }

    Diseases diseases() {
        var entries = new ArrayList<Diseases.Entry>();
        byId.forEach((id, disease) -> entries.add(
                new Diseases.Entry(disease, parents.getOrDefault(id, Set.of()), codes.getOrDefault(id, Set.of()))));
        return new Diseases(entries, names);
    }
}

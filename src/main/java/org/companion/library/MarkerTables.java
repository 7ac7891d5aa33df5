package org.companion.library;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.companion.chart.Words;
import org.companion.knowledge.LabTest;

/**
 * Markers with their values, and tests to order: {@code markers.csv}, {@code names.csv}, {@code values.csv},
 * {@code tests.csv}.
 */
final class MarkerTables {
    private final Set<String> markers = new TreeSet<>();
    private final Set<String> traits = new TreeSet<>();
    private final Map<String, String> byLoinc = new HashMap<>();
    private final Map<String, String> byName = new HashMap<>();
    private final Map<String, Map<String, Set<String>>> values = new HashMap<>();
    private final Map<String, LabTest> tests = new HashMap<>();
    private final Map<String, String> quantities = new HashMap<>();

    MarkerTables(Tables tables, GeneTables genes) {
        tables.of(Form.MARKERS).forEach(row -> marker(row, genes));
        tables.of(Form.TRAITS).forEach(this::trait);
        tables.of(Form.MARKER_NAMES).forEach(this::name);
        tables.of(Form.MARKER_VALUES).forEach(this::value);
        tables.of(Form.TESTS).forEach(this::test);
        tables.of(Form.QUANTITIES).forEach(this::quantity);
    }

    private void marker(Row row, GeneTables genes) {
        genes.all(row, "genes");
        named(row);
    }

    private void trait(Row row) {
        named(row);
        row.text("name").ifPresent(traits::add);
    }

    private void named(Row row) {
        row.text("name").filter(name -> row.isFirst("marker", name)).ifPresent(name -> {
            markers.add(name);
            call(row, name, name);
            row.list("loinc").stream()
                    .filter(code -> row.isFirst("LOINC code of a test", code))
                    .forEach(code -> byLoinc.put(code, name));
        });
    }

    private void name(Row row) {
        var name = row.text("name");
        var marker = known(row);
        if (name.isPresent() && marker.isPresent()) {
            call(row, name.get(), marker.get());
        }
    }

    private void call(Row row, String name, String marker) {
        var other = byName.putIfAbsent(Words.fold(name), marker);
        if (other != null && !other.equals(marker)) {
            row.wrong("'%s' names %s already".formatted(name, other), "a name of one marker");
        }
    }

    private void value(Row row) {
        var marker = known(row);
        var spelling = row.text("spelling").map(Words::fold);
        var meant = row.text("values").map(cell -> row.list("values"));
        if (marker.isEmpty() || spelling.isEmpty() || meant.isEmpty()) {
            return;
        }
        if (spelling.get().isEmpty()) {
            row.wrong("the spelling has no letter, digit or plus sign", "words of an answer");
            return;
        }
        var other =
                values.computeIfAbsent(marker.get(), key -> new HashMap<>()).putIfAbsent(spelling.get(), meant.get());
        if (other != null && !other.equals(meant.get())) {
            row.wrong("'%s' means %s already".formatted(spelling.get(), String.join("|", other)), "one meaning");
        }
    }

    private Optional<String> known(Row row) {
        return row.text("marker")
                .flatMap(name -> markers.contains(name)
                        ? Optional.of(name)
                        : row.wrong("unknown marker '%s'".formatted(name), "a name of markers.csv"));
    }

    private void quantity(Row row) {
        var name = row.text("name").map(Words::fold).filter(text -> row.isFirst("quantity", text));
        var code = row.text("code");
        if (name.isPresent() && code.isPresent()) {
            quantities.put(name.get(), code.get());
        }
    }

    private void test(Row row) {
        var id = row.text("id").filter(text -> row.isFirst("test", text));
        var display = row.text("display");
        if (id.isPresent() && display.isPresent()) {
            tests.put(
                    id.get(),
                    new LabTest(id.get(), display.get(), row.optional("loinc"), row.optional("loinc_display")));
        }
    }

    /** A marker that a statement asks for. */
    Optional<String> marker(Written written) {
        return written.text()
                .flatMap(name -> markers.contains(name) && !traits.contains(name)
                        ? Optional.of(name)
                        : written.wrong("unknown marker '%s'".formatted(name), "a name of markers.csv"));
    }

    /** A value of the marker that a statement asks for; one that no spelling means could never be met. */
    Optional<String> value(String marker, Written written) {
        var known = new HashSet<String>();
        values.getOrDefault(marker, Map.of()).values().forEach(known::addAll);
        return written.text()
                .flatMap(value -> known.contains(value)
                        ? Optional.of(value)
                        : written.wrong(
                                "unknown value '%s' of %s".formatted(value, marker),
                                "one of values.csv: " + Written.listed(known)));
    }

    /** Whether it is a trait; said to be wrong where it is none. */
    boolean isTrait(Row row, String name) {
        if (!traits.contains(name)) {
            row.wrong("unknown trait '%s'".formatted(name), "a name of traits.csv");
        }
        return traits.contains(name);
    }

    /** Whether it is a marker; said to be wrong where it is none. */
    boolean isMarker(Row row, String name) {
        if (!markers.contains(name)) {
            row.wrong("unknown marker '%s'".formatted(name), "a name of markers.csv");
        }
        return markers.contains(name);
    }

    /** A trait that a statement asks for. */
    Optional<String> trait(Written written) {
        return written.text()
                .flatMap(name -> traits.contains(name)
                        ? Optional.of(name)
                        : written.wrong("unknown trait '%s'".formatted(name), "a name of traits.csv"));
    }

    Set<String> traits() {
        return Set.copyOf(traits);
    }

    /** Whether the marker can have the value. */
    boolean has(String marker, String value) {
        return values.getOrDefault(marker, Map.of()).values().stream().anyMatch(meant -> meant.contains(value));
    }

    /** The test that a statement asks for. */
    Optional<LabTest> test(Written written) {
        return written.text()
                .flatMap(id -> Optional.ofNullable(tests.get(id))
                        .or(() -> written.wrong("unknown test '%s'".formatted(id), "an id of tests.csv")));
    }

    Map<String, String> quantities() {
        return Map.copyOf(quantities);
    }

    Map<String, String> byLoinc() {
        return Map.copyOf(byLoinc);
    }

    Map<String, String> byName() {
        return Map.copyOf(byName);
    }

    Map<String, Map<String, Set<String>>> values() {
        return Map.copyOf(values);
    }
}

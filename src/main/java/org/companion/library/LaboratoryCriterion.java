package org.companion.library;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.companion.knowledge.Analyte;
import org.companion.knowledge.Criterion;
import org.companion.knowledge.Criterion.HasLaboratory;
import org.companion.knowledge.Over;
import org.companion.knowledge.Over.Direction;

/** Reads which laboratory result is asked for, and between which bounds. */
final class LaboratoryCriterion {
    private static final Set<String> KEYS = Set.of(
            "of", "name", "loinc", "unit", "below", "atMost", "above", "from", "within", "times", "lasting", "risesBy",
            "fallsBy");
    private static final Set<String> ASKING =
            Set.of("from", "above", "atMost", "below", "within", "risesBy", "fallsBy");
    /** LOINC, or a code of quantities.csv. */
    private static final Pattern LOINC = Pattern.compile("\\d+-\\d|[a-z]+(-[a-z0-9]+)+");

    private final AnalyteTable analytes;
    private final UnitTable units;

    LaboratoryCriterion(AnalyteTable analytes, UnitTable units) {
        this.analytes = analytes;
        this.units = units;
    }

    /** Bounds as {@link HasLaboratory} has them. */
    private record Bounds(
            Optional<BigDecimal> from,
            Optional<BigDecimal> above,
            Optional<BigDecimal> atMost,
            Optional<BigDecimal> below) {
        boolean areDouble() {
            return (from.isPresent() && above.isPresent()) || (atMost.isPresent() && below.isPresent());
        }

        boolean holdNothing() {
            var low = from.or(() -> above);
            var high = atMost.or(() -> below);
            if (low.isEmpty() || high.isEmpty()) {
                return false;
            }
            var order = low.get().compareTo(high.get());
            return order > 0 || (order == 0 && (from.isEmpty() || atMost.isEmpty()));
        }
    }

    Optional<Criterion> read(Written what) {
        var fields = what.fields(KEYS);
        var analyte = fields.get("of").map(analytes::in).orElseGet(() -> written(fields));
        var bounds = bounds(what, fields);
        var within = fields.get("within").flatMap(Written::count);
        var over = over(what, fields);
        return analyte.map(known ->
                new HasLaboratory(known, bounds.from, bounds.above, bounds.atMost, bounds.below, within, over));
    }

    /** A test that no table knows, with its codes. */
    private Optional<Analyte> written(Written.Fields fields) {
        var name = fields.required("name").flatMap(Written::text);
        var loinc = fields.required("loinc")
                .map(list -> list.each(code -> code.text(LOINC, "a LOINC code such as 751-8")))
                .orElse(List.of());
        var unit = fields.required("unit").flatMap(units::in);
        return name.flatMap(known -> unit.map(measured -> new Analyte(known, Set.copyOf(loinc), measured)));
    }

    private static Over over(Written what, Written.Fields fields) {
        var all = new ArrayList<Over>();
        fields.get("times").flatMap(Written::count).map(Over.Times::new).ifPresent(all::add);
        fields.get("lasting").flatMap(Written::count).map(Over.Lasting::new).ifPresent(all::add);
        number(fields, "risesBy")
                .map(percent -> new Over.Changed(percent, Direction.RISEN))
                .ifPresent(all::add);
        number(fields, "fallsBy")
                .map(percent -> new Over.Changed(percent, Direction.FALLEN))
                .ifPresent(all::add);
        if (all.size() > 1) {
            what.wrong("asks for several things at once", "one of times, lasting, risesBy, fallsBy");
        }
        return all.isEmpty() ? new Over.Newest() : all.get(0);
    }

    private static Bounds bounds(Written what, Written.Fields fields) {
        var bounds = new Bounds(
                number(fields, "from"), number(fields, "above"), number(fields, "atMost"), number(fields, "below"));
        var given = ASKING.stream().anyMatch(fields.entries()::containsKey);
        if (!given && fields.isMapping()) {
            what.wrong("asks nothing", "at least one of below, atMost, above, from, within, risesBy, fallsBy");
        } else if (bounds.areDouble()) {
            what.wrong("has two bounds on one side", "from or above, atMost or below");
        } else if (bounds.holdNothing()) {
            what.wrong("no value lies within the bounds", "the lower bound under the upper one");
        }
        return bounds;
    }

    private static Optional<BigDecimal> number(Written.Fields fields, String key) {
        return fields.get(key).flatMap(Written::number);
    }
}

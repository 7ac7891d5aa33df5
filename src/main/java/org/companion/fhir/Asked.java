package org.companion.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.companion.chart.PatientId;
import org.companion.genome.Contig;
import org.companion.genome.Interval;
import org.companion.genomes.SourceClass;
import org.companion.inquiry.Days;
import org.companion.inquiry.Filters;
import org.companion.inquiry.Filters.Comparison;
import org.companion.inquiry.Filters.DateBound;
import org.companion.inquiry.Token;

/**
 * What a caller of a genomics operation asks: the values of each parameter, as they were repeated. A comma within a
 * value separates alternatives; a backslash before it makes it part of the value.
 */
public final class Asked {
    private static final Pattern RANGE = Pattern.compile("(N[CTW]_\\d{6,9}\\.\\d{1,2}):(\\d{1,9})-(\\d{1,9})");
    private static final Pattern DATE =
            Pattern.compile("(ge|le|gt|lt|sa|eb|eq|ne|)(\\d{4}(?:-\\d{2}(?:-\\d{2})?)?)(T.*)?");
    private static final Map<String, Comparison> PREFIXES = Map.of(
            "ge", Comparison.AT_LEAST,
            "le", Comparison.AT_MOST,
            "gt", Comparison.AFTER,
            "sa", Comparison.AFTER,
            "lt", Comparison.BEFORE,
            "eb", Comparison.BEFORE,
            "eq", Comparison.ON,
            "ne", Comparison.NOT_ON,
            "", Comparison.ON);

    /** Most alternatives in one question. */
    private static final int MOST = 200;

    private final Map<String, List<String>> values;

    private Asked(Map<String, List<String>> values) {
        this.values = values;
    }

    /** A range with the words it was asked in. */
    public record Range(String written, Interval interval) {}

    /**
     * Reads a Parameters resource.
     *
     * @param known the parameters of the operation; another one is refused
     */
    public static Asked read(JsonNode parameters, Set<String> known) {
        var values = new LinkedHashMap<String, List<String>>();
        for (var parameter : Json.each(parameters, "parameter").toList()) {
            var name = Json.text(parameter, "name").orElse("");
            if (!known.contains(name)) {
                throw new ParameterRefused(name, "is not known; " + String.join(", ", known) + " are");
            }
            values.computeIfAbsent(name, n -> new ArrayList<>()).addAll(written(parameter, name));
        }
        return new Asked(values);
    }

    private static List<String> written(JsonNode parameter, String name) {
        if (parameter.has("valueReference")) {
            return Json.text(parameter.path("valueReference"), "reference").stream()
                    .toList();
        }
        if (parameter.has("valuePeriod")) {
            var period = parameter.path("valuePeriod");
            var bounds = new ArrayList<String>();
            Json.text(period, "start").ifPresent(start -> bounds.add("ge" + start));
            Json.text(period, "end").ifPresent(end -> bounds.add("le" + end));
            return bounds;
        }
        if (parameter.has("valueCoding") || parameter.has("valueCodeableConcept")) {
            var coded = parameter.has("valueCoding")
                    ? Concepts.coding(parameter.path("valueCoding"))
                    : Concepts.concept(parameter.path("valueCodeableConcept"));
            return List.of(coded.codes().stream()
                    .findFirst()
                    .map(code -> code.system().isEmpty() ? code.code() : code.system() + "|" + code.code())
                    .orElse(coded.text()));
        }
        return parameter.properties().stream()
                .filter(member ->
                        member.getKey().startsWith("value") && member.getValue().isValueNode())
                .map(member -> member.getValue().asText().strip())
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new ParameterRefused(name, "must have a value"));
    }

    /** The patient it is about. */
    public PatientId subject() {
        var subjects = all("subject");
        if (subjects.size() != 1) {
            throw new ParameterRefused("subject", "must be given once: a reference to a Patient, or its id");
        }
        return References.patient(subjects.get(0))
                .orElseThrow(() -> new ParameterRefused("subject", "must be a reference to a Patient, or its id"));
    }

    /** All alternatives of a parameter, however they were given. */
    public List<String> all(String name) {
        return groups(name).stream().flatMap(List::stream).toList();
    }

    /** The alternatives of a parameter; refused where there are none. */
    public List<String> needed(String name, String what) {
        var all = all(name);
        if (all.isEmpty()) {
            throw new ParameterRefused(name, "is required: " + what);
        }
        return all;
    }

    public boolean has(String name) {
        return !all(name).isEmpty();
    }

    /** Each repetition of a parameter with its alternatives. */
    public List<List<String>> groups(String name) {
        var groups = values.getOrDefault(name, List.of()).stream()
                .map(Asked::alternatives)
                .filter(group -> !group.isEmpty())
                .toList();
        if (groups.stream().mapToInt(List::size).sum() > MOST) {
            throw new ParameterRefused(name, "may list " + MOST + " values at most");
        }
        return groups;
    }

    private static List<String> alternatives(String value) {
        var alternatives = new ArrayList<String>();
        for (var part : value.split("(?<!\\\\),")) {
            var plain = part.replace("\\,", ",").strip();
            if (!plain.isEmpty()) {
                alternatives.add(plain);
            }
        }
        return alternatives;
    }

    /** The ranges of a parameter. */
    public List<Range> ranges() {
        return all("ranges").stream().map(Asked::range).toList();
    }

    private static Range range(String written) {
        var m = RANGE.matcher(written);
        if (!m.matches()) {
            throw new ParameterRefused(
                    "ranges", "must be RefSeq:start-end, zero-based, such as NC_000007.14:140753335-140753336");
        }
        var contig = new Contig(m.group(1));
        if (contig.chromosome().isEmpty()) {
            throw new ParameterRefused("ranges", contig + " is no chromosome of GRCh37 or GRCh38");
        }
        var start = Integer.parseInt(m.group(2));
        var end = Integer.parseInt(m.group(3));
        if (start >= end) {
            throw new ParameterRefused("ranges", "the start must lie before the end: " + written);
        }
        return new Range(written, new Interval(contig, start, end));
    }

    /** The tokens of a parameter. */
    public List<Token> tokens(String name) {
        return all(name).stream().map(written -> token(name, written)).toList();
    }

    public static Token token(String name, String written) {
        return Token.parse(written).orElseThrow(() -> new ParameterRefused(name, "must be system|code, or a text"));
    }

    /** Whether a switch is on; off where it is not given. */
    public boolean flag(String name) {
        return switch (all(name).stream().findFirst().orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ParameterRefused(name, "must be true or false");
        };
    }

    /** Which results of the subject count. */
    public Filters filters() {
        return new Filters(
                new LinkedHashSet<>(all("testIdentifiers")),
                all("testDateRange").stream().map(Asked::bound).toList(),
                new LinkedHashSet<>(all("specimenIdentifiers")),
                sourceClass());
    }

    public Optional<SourceClass> sourceClass() {
        return all("genomicSourceClass").stream().findFirst().map(written -> switch (written) {
            case "germline" -> SourceClass.GERMLINE;
            case "somatic" -> SourceClass.SOMATIC;
            default -> throw new ParameterRefused("genomicSourceClass", "must be germline or somatic");
        });
    }

    /** A day. */
    public LocalDate day(String name) {
        return all(name).stream()
                .findFirst()
                .flatMap(Days::first)
                .orElseThrow(() -> new ParameterRefused(name, "must be a date, such as 2026-11-26"));
    }

    private static DateBound bound(String written) {
        var m = DATE.matcher(written);
        var date = m.matches() ? m.group(2) : "";
        var first = Days.first(date);
        var last = Days.last(date);
        if (!m.matches() || first.isEmpty() || last.isEmpty()) {
            throw new ParameterRefused(
                    "testDateRange", "must be a date with a prefix, such as ge2020-01-01, or a Period");
        }
        return new DateBound(Objects.requireNonNull(PREFIXES.get(m.group(1))), first.get(), last.get());
    }
}

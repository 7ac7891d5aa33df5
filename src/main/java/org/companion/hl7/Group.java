package org.companion.hl7;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.companion.delivery.Moment;
import org.companion.delivery.Standing;
import org.companion.intake.Reported.Answer;
import org.companion.intake.Reported.Part;

/**
 * The rows that OBX-4 holds together: {@code 2a} is one variant, {@code 2a.a} a part of it.
 *
 * @param sub OBX-4
 */
record Group(String sub, List<Row> rows) {
    Group {
        rows = List.copyOf(rows);
    }

    /** The groups in the order in which they begin. Rows without OBX-4 go together until a question comes again. */
    static List<Group> of(List<Row> rows) {
        var groups = new LinkedHashMap<String, List<Row>>();
        var loose = new ArrayList<Row>();
        var count = 0;
        for (var row : rows) {
            if (!row.sub().isEmpty()) {
                groups.computeIfAbsent(row.sub(), sub -> new ArrayList<>()).add(row);
                continue;
            }
            if (!isGenomic(row) || loose.stream().anyMatch(one -> one.asks(row.loinc()))) {
                loose.clear();
            }
            if (loose.isEmpty()) {
                count++;
            }
            groups.computeIfAbsent(" " + count, sub -> new ArrayList<>()).add(row);
            if (isGenomic(row)) {
                loose.add(row);
            }
        }
        return groups.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }

    private static boolean isGenomic(Row row) {
        return Questions.OF_VARIANT.contains(row.loinc())
                || Questions.OF_EFFECT.contains(row.loinc())
                || Questions.OF_SUGGESTION.contains(row.loinc())
                || OF_ANY.contains(row.loinc());
    }

    private static final Set<String> OF_ANY = Set.of(
            Questions.GENE,
            Questions.GENOTYPE,
            Questions.HAPLOTYPE,
            Questions.REFERENCE,
            Questions.CHROMOSOME,
            Questions.SIGNIFICANCE,
            Questions.PHENOTYPE,
            Questions.MEDICATION,
            "51958-7",
            "48002-0",
            "53034-5",
            "81258-6",
            "82121-5",
            "81304-8");

    /** Where it belongs to: {@code 2a} for {@code 2a.a}; empty for one that stands by itself. */
    String parent() {
        var dot = sub.lastIndexOf('.');
        return dot < 0 ? "" : sub.substring(0, dot);
    }

    boolean has(String code) {
        return rows.stream().anyMatch(row -> row.asks(code));
    }

    boolean hasAny(Set<String> codes) {
        return rows.stream().anyMatch(row -> codes.contains(row.loinc()));
    }

    Optional<Row> first(String code) {
        return rows.stream()
                .filter(row -> row.asks(code) && !row.answers().isEmpty())
                .findFirst();
    }

    Optional<String> words(String code) {
        return first(code).map(Row::words).filter(words -> !words.isEmpty());
    }

    Answer answer(String code) {
        return first(code).map(Row::answer).orElseGet(Answer::none);
    }

    /** The rows that pass as parts, each answer one. */
    List<Part> parts(Predicate<Row> wanted) {
        return rows.stream()
                .filter(row -> row.standing().holds())
                .filter(wanted)
                .flatMap(row -> row.answers().stream().map(answer -> new Part(row.question(), answer)))
                .toList();
    }

    /** Taken back only where all of it is; else how far its rows have got. */
    Standing standing() {
        var holding = rows.stream().map(Row::standing).filter(Standing::holds).toList();
        if (holding.isEmpty()) {
            return rows.get(0).standing();
        }
        if (holding.contains(Standing.CORRECTED)) {
            return Standing.CORRECTED;
        }
        return holding.contains(Standing.PRELIMINARY) ? Standing.PRELIMINARY : Standing.FINAL;
    }

    String notes() {
        return String.join(
                "\n",
                rows.stream()
                        .map(row -> row.remarks().note())
                        .filter(note -> !note.isEmpty())
                        .toList());
    }

    /** The first moment that a row tells. */
    Optional<Moment> observed() {
        return rows.stream().flatMap(row -> row.remarks().observed().stream()).findFirst();
    }

    int number() {
        return rows.get(0).number();
    }
}

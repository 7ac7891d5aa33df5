package org.companion.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Date;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.companion.genome.Interval;
import org.companion.inquiry.Digest;
import org.companion.inquiry.Entry;
import org.companion.inquiry.Extent;
import org.companion.inquiry.Indexed;
import org.companion.inquiry.Place;
import org.companion.inquiry.Word;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.SqlParameterValue;

/** The rows of the index of genomic results. Every method runs in the caller's transaction. */
final class ResultTables {
    private static final List<String> TABLES =
            List.of("genomic_result", "genomic_place", "genomic_allele", "genomic_saying", "genomic_basis");
    private static final int LONGEST = 512;
    private static final int LONGEST_TEXT = 1024;

    /** Words that were seen in the dictionary; none ever leaves it. */
    private final Cache<Long, Boolean> seen =
            Caffeine.newBuilder().maximumSize(50_000).build();

    private final JdbcOperations database;

    ResultTables(JdbcOperations database) {
        this.database = database;
    }

    /** @param ids of Observations, one a row */
    void remove(List<Object[]> ids) {
        if (!ids.isEmpty()) {
            TABLES.forEach(table -> database.batchUpdate("delete from " + table + " where resource_id = ?", ids));
        }
    }

    /** @param ids of DocumentReferences, one a row */
    void removeRegions(List<Object[]> ids) {
        if (!ids.isEmpty()) {
            database.batchUpdate("delete from genomic_region where resource_id = ?", ids);
        }
    }

    void insert(List<Indexed> results) {
        rows(
                "genomic_result (resource_id, patient_id, kind, source_class, study_id, specimen_id, tested_from,"
                        + " tested_to)",
                results,
                result -> Stream.<Object[]>of(result(result.entry())));
        rows(
                "genomic_place (resource_id, patient_id, kind, scale, contig37, start37, end37, inner_start37,"
                        + " inner_end37, contig38, start38, end38, inner_start38, inner_end38)",
                results,
                result -> result.extent().stream().map(extent -> place(result.entry(), extent)));
        rows(
                "genomic_allele (allele_key, resource_id, patient_id)",
                results,
                result -> result.alleles().stream().map(key -> new Object[] {
                    key, result.entry().id(), result.entry().patient().value()
                }));
        words(results);
        rows(
                "genomic_saying (word_number, patient_id, resource_id)",
                results,
                result -> result.words().stream()
                        .map(ResultTables::number)
                        .distinct()
                        .map(number -> new Object[] {
                            number,
                            result.entry().patient().value(),
                            result.entry().id()
                        }));
        rows(
                "genomic_basis (basis_id, resource_id)",
                results,
                result -> result.basis().stream()
                        .map(basis -> new Object[] {basis, result.entry().id()}));
    }

    private static Object[] result(Entry entry) {
        return new Object[] {
            entry.id(),
            entry.patient().value(),
            entry.kind().name(),
            text(entry.sourceClass().map(Enum::name)),
            text(entry.study()),
            text(entry.specimen()),
            day(entry.from()),
            day(entry.to())
        };
    }

    private static Object[] place(Entry entry, Extent extent) {
        var on37 = extent.outer().on37();
        var on38 = extent.outer().on38();
        var inner37 = extent.inner().flatMap(Place::on37);
        var inner38 = extent.inner().flatMap(Place::on38);
        var longest = Stream.of(on37, on38)
                .flatMap(Optional::stream)
                .mapToInt(interval -> interval.end() - interval.start())
                .max()
                .orElse(0);
        return new Object[] {
            entry.id(),
            entry.patient().value(),
            entry.kind().name(),
            Scale.of(longest),
            text(on37.map(interval -> interval.contig().accession())),
            number(on37.map(Interval::start)),
            number(on37.map(Interval::end)),
            number(inner37.map(Interval::start)),
            number(inner37.map(Interval::end)),
            text(on38.map(interval -> interval.contig().accession())),
            number(on38.map(Interval::start)),
            number(on38.map(Interval::end)),
            number(inner38.map(Interval::start)),
            number(inner38.map(Interval::end))
        };
    }

    /** Notes the words that are met for the first time. */
    private void words(List<Indexed> results) {
        var words = new LinkedHashMap<Long, Word>();
        results.forEach(result -> result.words().forEach(word -> words.put(number(word), word)));
        if (words.isEmpty()) {
            return;
        }
        var known = known(words.keySet());
        var fresh = words.entrySet().stream()
                .filter(word -> !known.contains(word.getKey()))
                .map(ResultTables::word)
                .toList();
        insert(database, "genomic_word (number, role, system, code, text)", fresh);
    }

    private Set<Long> known(Set<Long> numbers) {
        var known = new HashSet<>(seen.getAllPresent(numbers).keySet());
        Batches.of(numbers.stream().filter(number -> !known.contains(number)).toList())
                .forEach(some -> known.addAll(database.queryForList(
                        "select number from genomic_word where number in (" + Batches.marks(some.size()) + ")",
                        Long.class,
                        some.toArray())));
        known.forEach(number -> seen.put(number, true));
        return known;
    }

    private static Object[] word(Map.Entry<Long, Word> numbered) {
        var word = numbered.getValue();
        return new Object[] {
            numbered.getKey(),
            word.role().name(),
            cut(word.system(), LONGEST),
            cut(word.code(), LONGEST),
            cut(word.text(), LONGEST_TEXT)
        };
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    private static long number(Word word) {
        return Digest.number(String.join("\u0000", word.role().name(), word.system(), word.code(), word.text()));
    }

    private void rows(String into, List<Indexed> results, Function<Indexed, Stream<Object[]>> rows) {
        insert(database, into, results.stream().flatMap(rows).toList());
    }

    static void insert(JdbcOperations database, String into, Collection<Object[]> rows) {
        if (!rows.isEmpty()) {
            var marks = Batches.marks(rows.iterator().next().length);
            database.batchUpdate("insert into " + into + " values (" + marks + ")", List.copyOf(rows));
        }
    }

    private static Object text(Optional<String> value) {
        return new SqlParameterValue(Types.VARCHAR, value.orElse(null));
    }

    private static Object number(Optional<Integer> value) {
        return new SqlParameterValue(Types.INTEGER, value.orElse(null));
    }

    private static Object day(Optional<LocalDate> value) {
        return new SqlParameterValue(Types.DATE, value.map(Date::valueOf).orElse(null));
    }
}

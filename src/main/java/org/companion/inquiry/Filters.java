package org.companion.inquiry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.genomes.SourceClass;

/**
 * Which results of a patient count. Empty lists do not limit.
 *
 * @param tests identifiers of tests; one of them
 * @param dates bounds of the day of the test; all of them
 * @param specimens identifiers of specimens; one of them
 */
public record Filters(
        Set<String> tests, List<DateBound> dates, Set<String> specimens, Optional<SourceClass> sourceClass) {
    public Filters {
        tests = Set.copyOf(tests);
        dates = List.copyOf(dates);
        specimens = Set.copyOf(specimens);
    }

    public static Filters of(Optional<SourceClass> sourceClass) {
        return new Filters(Set.of(), List.of(), Set.of(), sourceClass);
    }

    /** Whether nothing but the source class limits. */
    public boolean anyTest() {
        return tests.isEmpty() && dates.isEmpty() && specimens.isEmpty();
    }

    /**
     * A bound as FHIR search writes it ({@code ge2020-01-01}); a result without a date meets none.
     *
     * @param first the first day that the bound's date stands for
     * @param last the last such day
     */
    public record DateBound(Comparison comparison, LocalDate first, LocalDate last) {
        /** Whether a test made between these two days, first and last, may meet the bound. */
        public boolean admits(LocalDate from, LocalDate to) {
            return switch (comparison) {
                case AT_LEAST -> !to.isBefore(first);
                case AT_MOST -> !from.isAfter(last);
                case AFTER -> to.isAfter(last);
                case BEFORE -> from.isBefore(first);
                case ON -> !from.isBefore(first) && !to.isAfter(last);
                case NOT_ON -> from.isBefore(first) || to.isAfter(last);
            };
        }
    }

    /** The prefixes of FHIR search. */
    public enum Comparison {
        AT_LEAST,
        AT_MOST,
        AFTER,
        BEFORE,
        ON,
        NOT_ON
    }

    /** Whether a result of a test with this day, specimen and class counts. */
    boolean admits(Optional<LocalDate> from, Optional<LocalDate> to) {
        return dates.isEmpty()
                || (from.isPresent()
                        && to.isPresent()
                        && dates.stream().allMatch(bound -> bound.admits(from.get(), to.get())));
    }
}

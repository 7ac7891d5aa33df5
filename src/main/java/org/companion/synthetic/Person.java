package org.companion.synthetic;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/**
 * Who a synthetic patient is. {@code prefix}: what the ids of the resources that are made for the patient begin with.
 * {@code population}: a group of the table of populations.
 */
public record Person(String id, String prefix, boolean female, LocalDate birth, String population) {
    int age(LocalDate day) {
        return Math.max(0, Period.between(birth, day).getYears());
    }

    /** So many days before the day, and never before birth. */
    LocalDate ago(int days, LocalDate day) {
        var then = day.minusDays(days);
        return then.isBefore(birth) ? birth : then;
    }

    /**
     * Those of the rows whose conditions hold: sex, age and population. Rows that are for the population of the person
     * take the place of those that are for all.
     */
    List<Row> fitting(List<Row> rows, LocalDate day) {
        var age = age(day);
        var holding = rows.stream()
                .filter(row -> row.optional("sex")
                        .map(sex -> sex.equals(female ? "female" : "male"))
                        .orElse(true))
                .filter(row -> row.optional("from")
                        .map(from -> age >= row.whole("from"))
                        .orElse(true))
                .filter(row ->
                        row.optional("to").map(to -> age <= row.whole("to")).orElse(true))
                .toList();
        var own = holding.stream()
                .filter(row ->
                        row.optional("population").filter(population::equals).isPresent())
                .toList();
        return own.isEmpty()
                ? holding.stream()
                        .filter(row -> row.optional("population").isEmpty())
                        .toList()
                : own;
    }
}

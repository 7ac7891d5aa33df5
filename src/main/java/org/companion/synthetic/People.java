package org.companion.synthetic;

import java.time.LocalDate;
import java.util.List;

/** Draws who a patient is: sex, age, population. */
final class People {
    private static final double FEMALE = 0.51;

    private final List<Row> ages = Table.read("ages.csv");
    private final List<Row> populations = Table.read("populations.csv");

    /** The patient of this number on this day. */
    Person person(long seed, long number, LocalDate day) {
        var id = "syn" + seed + "-" + number;
        var draw = Draw.of(seed, id, "person");
        var female = draw.happens(FEMALE);
        var band = draw.weighted(ages, Row::share);
        var age = draw.between(band.whole("from"), band.whole("to"));
        var birth = day.minusYears(age).minusDays(draw.between(0, 364));
        return new Person(
                id, id, female, birth, draw.weighted(populations, Row::share).text("population"));
    }

    /** The row of a population. */
    Row population(String name) {
        return populations.stream()
                .filter(row -> row.text("population").equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the table of populations has no " + name));
    }

    /** The population of an ancestry as a code; drawn where the code is none of the table. */
    String population(String code, Draw draw) {
        return populations.stream()
                .filter(row -> row.text("code").equals(code))
                .findFirst()
                .orElseGet(() -> draw.weighted(populations, Row::share))
                .text("population");
    }
}

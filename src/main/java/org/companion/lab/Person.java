package org.companion.lab;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.companion.delivery.SentPatient;
import org.companion.delivery.SentPatient.Name;
import org.companion.delivery.SentPatient.Number;
import org.companion.delivery.SentPatient.Sex;

/** Whom a report is about, put together from what its file tells. */
final class Person {
    private final List<Number> numbers = new ArrayList<>();
    private final List<Name> names = new ArrayList<>();
    private Optional<LocalDate> born = Optional.empty();
    private Optional<Sex> sex = Optional.empty();

    Person number(String authority, String value) {
        var number = new Number(authority, value.strip());
        if (!value.isBlank() && !numbers.contains(number)) {
            numbers.add(number);
        }
        return this;
    }

    Person name(String family, String given) {
        if (!family.isBlank() || !given.isBlank()) {
            names.add(new Name(family.strip(), given.strip()));
        }
        return this;
    }

    /** A name in one piece, where the parts are not told: {@code Family, Given}, else the last word is the family's. */
    Person fullName(String name) {
        var text = name.strip();
        var comma = text.indexOf(',');
        var space = text.lastIndexOf(' ');
        return !names.isEmpty() || text.isEmpty()
                ? this
                : comma >= 0
                        ? name(text.substring(0, comma), text.substring(comma + 1))
                        : name(text.substring(space + 1), space < 0 ? "" : text.substring(0, space));
    }

    Person born(String date) {
        born = Dates.day(date);
        return this;
    }

    Person sex(String word) {
        sex = switch (word.strip().toUpperCase(Locale.ROOT)) {
            case "F", "FEMALE" -> Optional.of(Sex.FEMALE);
            case "M", "MALE" -> Optional.of(Sex.MALE);
            case "O", "OTHER", "OTHER_SEX" -> Optional.of(Sex.OTHER);
            default -> Optional.empty();
        };
        return this;
    }

    SentPatient sent() {
        return new SentPatient(numbers, names, born, sex);
    }
}

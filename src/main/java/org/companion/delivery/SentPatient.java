package org.companion.delivery;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Whom a delivery is about, as its sender tells it. */
public record SentPatient(List<Number> numbers, List<Name> names, Optional<LocalDate> born, Optional<Sex> sex) {
    public SentPatient {
        numbers = List.copyOf(numbers);
        names = List.copyOf(names);
    }

    /** Under which number the sender knows the patient, and who assigned it as it is written; empty where not told. */
    public record Number(String authority, String value) {}

    /** A person's name; empty strings where a part is not told. */
    public record Name(String family, String given) {}

    /** Administrative sex as far as it is told; unknown is not told. */
    public enum Sex {
        FEMALE,
        MALE,
        OTHER
    }
}

package org.companion.hl7;

import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Type;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.companion.delivery.SentPatient;
import org.companion.delivery.SentPatient.Name;
import org.companion.delivery.SentPatient.Number;
import org.companion.delivery.SentPatient.Sex;

/** Reads whom a message is about. */
final class PatientReading {
    /** Patient identifier list, and where versions before 2.5 keep numbers: external, alternate and social number. */
    private static final List<Integer> NUMBERS = List.of(3, 2, 4, 19);

    private PatientReading() {}

    /** The PID segment. */
    static SentPatient of(Segment pid) {
        return new SentPatient(
                NUMBERS.stream()
                        .flatMap(field -> Segments.each(pid, field))
                        .flatMap(PatientReading::number)
                        .distinct()
                        .toList(),
                Segments.each(pid, 5).flatMap(PatientReading::name).toList(),
                Segments.text(pid, 7).flatMap(Stamps::day),
                Segments.text(pid, 8).flatMap(PatientReading::sex));
    }

    /** The number under which the patient stood before a merge: MRG. */
    static SentPatient gone(Segment mrg) {
        return new SentPatient(
                Segments.each(mrg, 1).flatMap(PatientReading::number).toList(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static Stream<Number> number(Type type) {
        var authority =
                Segments.text(type, 4, 1).or(() -> Segments.text(type, 4, 2)).orElse("");
        return Segments.text(type, 1, 1).map(value -> new Number(authority, value)).stream();
    }

    private static Stream<Name> name(Type type) {
        var family = Segments.text(type, 1, 1).orElse("");
        return family.isEmpty()
                ? Stream.empty()
                : Stream.of(new Name(family, Segments.text(type, 2, 1).orElse("")));
    }

    private static Optional<Sex> sex(String code) {
        return switch (code.toUpperCase(Locale.ROOT)) {
            case "F" -> Optional.of(Sex.FEMALE);
            case "M" -> Optional.of(Sex.MALE);
            case "O", "A" -> Optional.of(Sex.OTHER);
            default -> Optional.empty();
        };
    }
}

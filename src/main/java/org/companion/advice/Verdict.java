package org.companion.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a chart answers to a criterion: yes, no, or not known with the reason. */
sealed interface Verdict {
    List<Grounds> grounds();

    /** The criterion holds, under these assumptions where some had to be made. */
    record Met(List<Grounds> grounds, List<Proviso> provisos) implements Verdict {}

    /** It was looked at and does not hold. */
    record NotMet(List<Grounds> grounds) implements Verdict {}

    /** It cannot be said. */
    record NotKnown(String need, Unknown.Reason reason, List<Grounds> grounds) implements Verdict {}

    static Verdict met(List<Grounds> grounds) {
        return new Met(grounds, List.of());
    }

    /** All must hold: one no decides, then one not-known. */
    static Verdict all(List<Verdict> parts) {
        return find(parts, NotMet.class)
                .or(() -> find(parts, NotKnown.class))
                .orElseGet(() -> new Met(joined(parts), provisosOf(parts)));
    }

    /** One must hold: one yes decides, then one not-known. */
    static Verdict any(List<Verdict> parts) {
        var met = parts.stream().filter(Met.class::isInstance).toList();
        if (!met.isEmpty()) {
            var firm = met.stream()
                    .anyMatch(part -> part instanceof Met m && m.provisos().isEmpty());
            return new Met(joined(met), firm ? List.of() : provisosOf(met.subList(0, 1)));
        }
        return find(parts, NotKnown.class).orElseGet(() -> new NotMet(joined(parts)));
    }

    /** The contrary; that of a yes under an assumption is not known. */
    static Verdict not(Verdict part) {
        if (part instanceof Met met) {
            return met.provisos().isEmpty()
                    ? new NotMet(met.grounds())
                    : new NotKnown(subject(met), Unknown.Reason.NO_CALL, met.grounds());
        }
        return part instanceof NotMet no ? met(no.grounds()) : part;
    }

    private static String subject(Met met) {
        return met.grounds().stream().map(Grounds::subject).findFirst().orElse("result");
    }

    private static Optional<Verdict> find(List<Verdict> parts, Class<? extends Verdict> kind) {
        return parts.stream().filter(kind::isInstance).findFirst();
    }

    private static List<Proviso> provisosOf(List<Verdict> parts) {
        return parts.stream()
                .flatMap(part -> part instanceof Met met ? met.provisos().stream() : Stream.empty())
                .distinct()
                .toList();
    }

    private static List<Grounds> joined(List<Verdict> parts) {
        var all = new ArrayList<Grounds>();
        for (var part : parts) {
            part.grounds().stream().filter(g -> !all.contains(g)).forEach(all::add);
        }
        return all;
    }
}

package org.companion.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a chart answers to a criterion: yes, no, or not known with the reason. */
sealed interface Verdict {
    List<Grounds> grounds();

    /** The criterion holds; {@code proviso} says under which assumption, where one had to be made. */
    record Met(List<Grounds> grounds, Optional<String> proviso) implements Verdict {}

    /** It was looked at and does not hold. */
    record NotMet(List<Grounds> grounds) implements Verdict {}

    /** It cannot be said. */
    record NotKnown(String need, Unknown.Reason reason, List<Grounds> grounds) implements Verdict {}

    static Verdict met(List<Grounds> grounds) {
        return new Met(grounds, Optional.empty());
    }

    /** All must hold: one no decides, then one not-known. */
    static Verdict all(List<Verdict> parts) {
        return find(parts, NotMet.class)
                .or(() -> find(parts, NotKnown.class))
                .orElseGet(() -> new Met(joined(parts), provisoOf(parts)));
    }

    /** One must hold: one yes decides, then one not-known. */
    static Verdict any(List<Verdict> parts) {
        var met = parts.stream().filter(Met.class::isInstance).toList();
        if (!met.isEmpty()) {
            var firm = met.stream()
                    .anyMatch(part -> part instanceof Met m && m.proviso().isEmpty());
            return new Met(joined(met), firm ? Optional.empty() : provisoOf(met));
        }
        return find(parts, NotKnown.class).orElseGet(() -> new NotMet(joined(parts)));
    }

    /** The contrary; that of a yes under an assumption is not known. */
    static Verdict not(Verdict part) {
        if (part instanceof Met met) {
            return met.proviso()
                    .<Verdict>map(proviso -> new NotKnown(subject(met), Unknown.Reason.NO_CALL, met.grounds()))
                    .orElseGet(() -> new NotMet(met.grounds()));
        }
        return part instanceof NotMet no ? met(no.grounds()) : part;
    }

    private static String subject(Met met) {
        return met.grounds().stream().map(Grounds::subject).findFirst().orElse("result");
    }

    private static Optional<Verdict> find(List<Verdict> parts, Class<? extends Verdict> kind) {
        return parts.stream().filter(kind::isInstance).findFirst();
    }

    private static Optional<String> provisoOf(List<Verdict> parts) {
        return parts.stream()
                .flatMap(part -> part instanceof Met met ? met.proviso().stream() : Optional.<String>empty().stream())
                .findFirst();
    }

    private static List<Grounds> joined(List<Verdict> parts) {
        var all = new ArrayList<Grounds>();
        for (var part : parts) {
            part.grounds().stream().filter(g -> !all.contains(g)).forEach(all::add);
        }
        return all;
    }
}

package org.companion.delivery;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.companion.chart.PatientId;
import org.companion.delivery.SentPatient.Name;
import org.companion.delivery.SentPatient.Number;

/**
 * Finds the patient on file whom a delivery is about: by number, and then by what both sides tell of the person. Where
 * either leaves a doubt nobody is chosen; a result in another person's chart is worse than one that waits.
 */
public final class Matching {
    /** Authority of a number that is a patient's own id here. */
    public static final String OURS = "urn:companion:patient";

    /** By authority as it is written in messages: the identifier system of its numbers. */
    private final Map<String, String> systems;

    public Matching(Map<String, String> systems) {
        this.systems = Map.copyOf(systems);
    }

    /** Whom it is about, or why that cannot be said. */
    public sealed interface Match {}

    /** It is about this patient. */
    public record Found(PatientId patient) implements Match {}

    /** Nobody on file bears a number that was sent. */
    public record Unknown(String why) implements Match {}

    /** A number points to these patients, and something speaks against it. */
    public record Doubtful(String why, List<PatientId> candidates) implements Match {
        public Doubtful {
            candidates = List.copyOf(candidates);
        }
    }

    /** {@code candidates}: those on file who bear a number that was sent, whoever assigned it. */
    public Match of(SentPatient sent, List<KnownPatient> candidates) {
        if (sent.numbers().isEmpty()) {
            return new Unknown("no identifier of the patient is told");
        }
        var bearers = candidates.stream().filter(known -> bears(known, sent)).toList();
        if (bearers.isEmpty()) {
            return new Unknown("no patient on file bears the identifier");
        }
        var objections = new ArrayList<String>();
        var fitting = new ArrayList<KnownPatient>();
        for (var known : bearers) {
            objection(sent, known).ifPresentOrElse(objections::add, () -> fitting.add(known));
        }
        if (fitting.size() == 1 && (bearers.size() == 1 || tellsEnough(sent))) {
            return new Found(fitting.get(0).id());
        }
        var ids = bearers.stream().map(KnownPatient::id).toList();
        return fitting.isEmpty()
                ? new Doubtful(objections.get(0), ids)
                : new Doubtful("several patients on file bear the identifier", ids);
    }

    /** Whether the patient on file bears one of the numbers. */
    public boolean bears(KnownPatient known, SentPatient sent) {
        return sent.numbers().stream().anyMatch(number -> bears(known, number));
    }

    private boolean bears(KnownPatient known, Number sent) {
        if (sent.authority().equals(OURS)) {
            return known.id().value().equals(sent.value());
        }
        return known.numbers().stream().anyMatch(number -> same(sent, number));
    }

    /**
     * The same number of the same authority: a FHIR sender names the identifier system itself. Of an authority that no
     * setting names, the same number of any.
     */
    private boolean same(Number sent, Number known) {
        if (!plain(sent.value()).equals(plain(known.value()))) {
            return false;
        }
        var system = sent.authority().contains(":")
                ? sent.authority()
                : systems.getOrDefault(sent.authority(), known.authority());
        return system.equals(known.authority());
    }

    /** A number without the spaces and signs that people put into it. */
    public static String plain(String number) {
        return number.replaceAll("[\\s\\-]", "").toUpperCase(Locale.ROOT);
    }

    private Optional<String> objection(SentPatient sent, KnownPatient known) {
        var told = known.told();
        if (sent.born().isPresent() && told.born().isPresent() && !sent.born().equals(told.born())) {
            return Optional.of("the birth date differs from that on file");
        }
        if (sent.sex().isPresent() && told.sex().isPresent() && !sent.sex().equals(told.sex())) {
            return Optional.of("the sex differs from that on file");
        }
        if (!sent.names().isEmpty()
                && !told.names().isEmpty()
                && sent.names().stream()
                        .noneMatch(name -> told.names().stream().anyMatch(other -> alike(name, other)))) {
            return Optional.of("the name differs from that on file");
        }
        return unmapped(sent) && !confirmed(sent, told)
                ? Optional.of("the identifier's authority is not known, and neither name nor birth date confirms it")
                : Optional.empty();
    }

    private boolean unmapped(SentPatient sent) {
        return sent.numbers().stream()
                .noneMatch(number -> number.authority().equals(OURS)
                        || number.authority().contains(":")
                        || systems.containsKey(number.authority()));
    }

    /** By birth date or name, told on both sides: that they agree has been looked at already. */
    private static boolean confirmed(SentPatient sent, SentPatient told) {
        return (sent.born().isPresent() && told.born().isPresent())
                || (!sent.names().isEmpty() && !told.names().isEmpty());
    }

    private static boolean tellsEnough(SentPatient person) {
        return person.born().isPresent() && !person.names().isEmpty();
    }

    private static boolean alike(Name one, Name other) {
        var family = letters(one.family()).equals(letters(other.family()));
        var given = letters(one.given());
        var otherGiven = letters(other.given());
        return family && (given.startsWith(otherGiven) || otherGiven.startsWith(given));
    }

    /** Letters alone, without case and accents. */
    private static String letters(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("[^\\p{L}]", "")
                .toLowerCase(Locale.ROOT);
    }
}

package org.companion.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.companion.chart.Presence;
import org.companion.intake.Clauses.Clause;
import org.companion.intake.Clauses.Parting;
import org.companion.intake.VariantWords.Said;

/**
 * Finds what each clause says of presence where the word for it stands in another: "L858R and T790M not detected" is
 * two absences, "KRAS G12D; NRAS wild type" is one.
 */
final class Neighbours {
    private final List<Clause> clauses;
    private final List<Said> said;

    private Neighbours(List<Clause> clauses, List<Said> said) {
        this.clauses = clauses;
        this.said = said;
    }

    /** One presence per clause; empty where neither it nor a neighbour says any. */
    static List<Optional<Presence>> presences(List<Clause> clauses, List<Said> said) {
        var neighbours = new Neighbours(clauses, said);
        var all = new ArrayList<Optional<Presence>>();
        for (int i = 0; i < clauses.size(); i++) {
            var own = neighbours.underNegation(i).or(said.get(i)::presence);
            all.add(own.isPresent() ? own : neighbours.borrowed(i));
        }
        return all;
    }

    /** In "no KRAS, NRAS or BRAF mutation" the "no" holds for each; after mere commas that is not sure. */
    private Optional<Presence> underNegation(int i) {
        var opening = openingOf(i);
        if (opening < 0 || said.get(i).presence().filter(Neighbours::isOpen).isPresent()) {
            return Optional.empty();
        }
        var list = IntStream.range(opening + 1, clauses.size())
                .takeWhile(k -> clauses.get(k).before() != Parting.APART)
                .anyMatch(k -> clauses.get(k).before() == Parting.JOINED);
        var sure = i == opening || list || said.get(i).presence().isEmpty();
        return Optional.of(sure ? Presence.ABSENT : Presence.INDETERMINATE);
    }

    private static boolean isOpen(Presence presence) {
        return presence == Presence.NO_CALL || presence == Presence.INDETERMINATE;
    }

    /** The clause of the same sentence, this one or before it, that opens a negation; -1 where none does. */
    private int openingOf(int i) {
        for (int k = i; k >= 0; k--) {
            if (Presences.opensNegation(clauses.get(k).text())) {
                return k;
            }
            if (clauses.get(k).before() == Parting.APART) {
                return -1;
            }
        }
        return -1;
    }

    private Optional<Presence> borrowed(int i) {
        return Stream.concat(
                        IntStream.range(i + 1, said.size()).boxed(),
                        IntStream.range(0, i).mapToObj(k -> i - 1 - k))
                .filter(k -> said.get(k).presence().isPresent())
                .flatMap(k -> borrowed(i, k).stream())
                .findFirst();
    }

    private Optional<Presence> borrowed(int mine, int other) {
        var presence = said.get(other).presence();
        if (!said.get(mine).namesChange()) {
            return presence;
        }
        var between = IntStream.rangeClosed(Math.min(mine, other) + 1, Math.max(mine, other))
                .mapToObj(k -> clauses.get(k).before())
                .toList();
        if (between.contains(Parting.APART)) {
            return Optional.empty();
        }
        if (!said.get(other).namesChange()) {
            return said.get(mine).genes().equals(said.get(other).genes()) ? presence : Optional.empty();
        }
        var doubtful = !between.contains(Parting.JOINED) && presence.equals(Optional.of(Presence.ABSENT));
        return doubtful ? Optional.of(Presence.INDETERMINATE) : presence;
    }
}

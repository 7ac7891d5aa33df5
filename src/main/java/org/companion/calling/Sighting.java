package org.companion.calling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.companion.genome.Contig;
import org.companion.genome.Interval;
import org.companion.genome.Spdi;
import org.companion.genomes.Call;
import org.companion.genomes.CallState;

/** What a sample's calls, and where it was looked at, say of a locus. What was not looked at is never the reference. */
public final class Sighting {
    private final Map<Contig, List<Call>> calls = new HashMap<>();
    private final Predicate<Interval> looked;
    private final Predicate<Contig> oneCopy;

    /**
     * @param calls those near the loci, trimmed
     * @param looked whether bases without a call are known to be the reference
     * @param oneCopy contigs of which the patient has one copy, such as a man's X
     */
    public Sighting(List<Call> calls, Predicate<Interval> looked, Predicate<Contig> oneCopy) {
        calls.forEach(call -> this.calls
                .computeIfAbsent(call.change().contig(), contig -> new ArrayList<>())
                .add(call));
        this.looked = looked;
        this.oneCopy = oneCopy;
    }

    /** What was seen at each of the loci; empty where nothing was, or nothing clear. */
    public List<Optional<At>> at(List<Locus> loci) {
        return loci.stream().map(this::at).toList();
    }

    private Optional<At> at(Locus locus) {
        var contig = locus.place().contig();
        var touching = calls.getOrDefault(contig, List.of()).stream()
                .filter(call -> touches(call.change(), locus))
                .toList();
        if (touching.isEmpty()) {
            return looked.test(locus.place()) ? Optional.of(whole(contig, 0)) : Optional.empty();
        }
        if (touching.stream().anyMatch(call -> !call.passed())) {
            return Optional.empty();
        }
        if (touching.size() == 1) {
            return one(touching.get(0), locus, contig);
        }
        return touching.size() == 2 ? two(touching.get(0), touching.get(1), locus) : Optional.empty();
    }

    private At whole(Contig contig, int state) {
        return oneCopy.test(contig) ? At.oneCopy(state) : At.both(state);
    }

    private Optional<At> one(Call call, Locus locus, Contig contig) {
        var state = state(call.change(), locus);
        return switch (call.state()) {
            case HOMOZYGOUS -> Optional.of(whole(contig, state));
            case HEMIZYGOUS, HOMOPLASMIC -> Optional.of(At.oneCopy(state));
            case HETEROZYGOUS ->
                Optional.of(call.copy().orElse(1) == 0 ? new At(state, 0, block(call)) : new At(0, state, block(call)));
            case HETEROPLASMIC, PRESENT -> Optional.empty();
        };
    }

    private static OptionalInt block(Call call) {
        return call.copy().isPresent() ? call.phase() : OptionalInt.empty();
    }

    /** Two alternatives at one locus, one on each copy. */
    private static Optional<At> two(Call one, Call other, Locus locus) {
        if (one.state() != CallState.HETEROZYGOUS || other.state() != CallState.HETEROZYGOUS) {
            return Optional.empty();
        }
        var first = state(one.change(), locus);
        var second = state(other.change(), locus);
        return one.sameCopyAs(other)
                .map(same -> same
                        ? Optional.<At>empty()
                        : Optional.of(
                                one.copy().orElse(0) == 0
                                        ? new At(first, second, one.phase())
                                        : new At(second, first, one.phase())))
                .orElseGet(() -> Optional.of(At.unphased(first, second)));
    }

    private static int state(Spdi change, Locus locus) {
        var number = locus.alternatives().indexOf(change);
        return number < 0 ? At.OTHER : number + 1;
    }

    /** An insertion beside a substitution leaves its base as it is; beside an insertion or deletion it does not. */
    private static boolean touches(Spdi change, Locus locus) {
        if (locus.alternatives().contains(change)) {
            return true;
        }
        int start = change.start();
        int end = change.interval().end();
        if (start == end) {
            return locus.isOfSubstitutions()
                    ? locus.start() < start && start < locus.end()
                    : locus.start() <= start && start <= locus.end();
        }
        return locus.start() == locus.end()
                ? start < locus.start() && locus.start() < end
                : start < locus.end() && locus.start() < end;
    }
}

package org.companion.synthetic;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What chance decides about one patient in one matter. The same seed, patient and matter decide the same on every
 * machine; another matter is independent, so that a longer table elsewhere moves nothing here.
 */
final class Draw {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private long state;

    private Draw(long state) {
        this.state = state;
    }

    static Draw of(long seed, String patient, String matter) {
        var hash = 0xCBF29CE484222325L;
        for (var text : List.of(Long.toString(seed), "/", patient, "/", matter)) {
            for (var i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
            }
        }
        return new Draw(mixed(hash));
    }

    /** A seed for what draws by itself about a patient. */
    static long seed(long seed, String patient) {
        return of(seed, patient, "seed").state;
    }

    // SplitMix64 (Steele, Lea, Flood 2014), written out since the JDK does not promise its own for ever.
    private static long mixed(long value) {
        var once = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        var twice = (once ^ (once >>> 27)) * 0x94D049BB133111EBL;
        return twice ^ (twice >>> 31);
    }

    /** From 0 to below 1. */
    double uniform() {
        state += GOLDEN;
        return (mixed(state) >>> 11) * 0x1.0p-53;
    }

    double between(double from, double to) {
        return from + (to - from) * uniform();
    }

    /** Both ends included. */
    int between(int from, int to) {
        return from + (int) ((to - from + 1) * uniform());
    }

    /** Of mean 0 and standard deviation 1. */
    double normal() {
        var radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * StrictMath.cos(2 * Math.PI * uniform());
    }

    boolean happens(double share) {
        return uniform() < share;
    }

    /** One by its share of all; none where the shares leave a rest and the rest is drawn. */
    <T> Optional<T> one(List<T> candidates, ToDoubleFunction<T> share) {
        var at = uniform();
        for (var candidate : candidates) {
            at -= share.applyAsDouble(candidate);
            if (at < 0) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** One by its weight among the others. */
    <T> T weighted(List<T> candidates, ToDoubleFunction<T> weight) {
        var all = candidates.stream().mapToDouble(weight).sum();
        return one(candidates, candidate -> weight.applyAsDouble(candidate) / all)
                .orElseGet(() -> candidates.get(candidates.size() - 1));
    }
}

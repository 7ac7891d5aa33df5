package org.companion.vcf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was read of a file, and what was not taken. */
public final class Receipt {
    private static final int MOST = 1_000;

    private final Map<String, Integer> reasons = new TreeMap<>();
    private final List<Refused> refused = new ArrayList<>();
    private long lines;
    private long calls;
    private long large;
    private long reference;
    private long uncalled;

    /**
     * A line that was not taken.
     *
     * @param line its number in the file, from 1
     */
    public record Refused(long line, String reason) {}

    void line() {
        lines++;
    }

    void call() {
        calls++;
    }

    void largeCall() {
        large++;
    }

    void referenceCall() {
        reference++;
    }

    void noCall() {
        uncalled++;
    }

    void refuse(long line, String reason) {
        reasons.merge(reason, 1, Integer::sum);
        if (refused.size() < MOST) {
            refused.add(new Refused(line, reason));
        }
    }

    /** Lines after the header. */
    public long lines() {
        return lines;
    }

    /** Small variants that were called; a line may hold two. */
    public long calls() {
        return calls;
    }

    public long largeCalls() {
        return large;
    }

    /** Lines on which the sample has the reference alone. */
    public long referenceCalls() {
        return reference;
    }

    /** Lines on which nothing could be called. */
    public long noCalls() {
        return uncalled;
    }

    /** How many lines or alleles were refused, by reason. */
    public Map<String, Integer> reasons() {
        return Map.copyOf(reasons);
    }

    /** The first thousand of them. */
    public List<Refused> refused() {
        return List.copyOf(refused);
    }
}

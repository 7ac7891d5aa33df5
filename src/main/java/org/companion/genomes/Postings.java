package org.companion.genomes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Puts postings of several sources together. */
public final class Postings {
    private Postings() {}

    /** The postings of one sample's calls, which are of one contig. */
    public static List<Posting> of(List<Call> calls, int sample) {
        return merged(
                calls.stream()
                        .map(call -> new Posting(
                                call.change().start(),
                                call.change().deleted().length(),
                                call.change().inserted(),
                                new int[] {sample}))
                        .toList(),
                number -> true);
    }

    /** The postings in order, each allele once; samples that are no longer there are left out. */
    public static List<Posting> merged(List<Posting> postings, IntPredicate isThere) {
        var merged = new ArrayList<Posting>();
        var same = new ArrayList<Posting>();
        for (var posting : postings.stream().sorted(Posting.ORDER).toList()) {
            if (!same.isEmpty() && !same.get(0).isOf(posting)) {
                joined(same, isThere).forEach(merged::add);
                same.clear();
            }
            same.add(posting);
        }
        joined(same, isThere).forEach(merged::add);
        return merged;
    }

    private static Stream<Posting> joined(List<Posting> same, IntPredicate isThere) {
        var samples = same.stream()
                .flatMapToInt(posting -> IntStream.of(posting.samples()))
                .filter(isThere)
                .sorted()
                .distinct()
                .toArray();
        return samples.length == 0
                ? Stream.empty()
                : Stream.of(new Posting(
                        same.get(0).start(), same.get(0).deleted(), same.get(0).inserted(), samples));
    }
}

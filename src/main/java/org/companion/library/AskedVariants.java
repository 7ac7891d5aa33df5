package org.companion.library;

import java.util.stream.Stream;
import org.companion.knowledge.Criterion;
import org.companion.knowledge.Criterion.HasPhase;
import org.companion.knowledge.Criterion.HasVariant;

/** Finds the variants that a criterion asks for, however deep they stand. */
final class AskedVariants {
    private AskedVariants() {}

    static Stream<HasVariant> in(Criterion criterion) {
        return criterion.leaves().flatMap(AskedVariants::of);
    }

    private static Stream<HasVariant> of(Criterion leaf) {
        if (leaf instanceof HasPhase phase) {
            return Stream.of(phase.one(), phase.other());
        }
        return leaf instanceof HasVariant variant ? Stream.of(variant) : Stream.empty();
    }
}

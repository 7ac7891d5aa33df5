package org.companion.store;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.companion.knowledge.KnowledgeBase;
import org.companion.knowledge.Measured;
import org.companion.knowledge.Pack;

/** The codes of what the packs ask for, collected anew when the packs are others. */
final class KnownCodes implements Supplier<Set<String>> {
    private final KnowledgeBase knowledge;
    private volatile Known known = new Known(List.of(), Set.of());

    private record Known(List<Pack> packs, Set<String> codes) {}

    KnownCodes(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public Set<String> get() {
        var packs = knowledge.packs();
        var now = known;
        if (!now.packs().equals(packs)) {
            now = new Known(packs, Measured.codes(knowledge));
            known = now;
        }
        return now.codes();
    }
}

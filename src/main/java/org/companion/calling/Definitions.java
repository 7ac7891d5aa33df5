package org.companion.calling;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.companion.genome.Assembly;
import org.companion.genome.Liftover;

/** The definitions of the pharmacogenes on both builds, lifted again whenever they have changed. */
public final class Definitions {
    private final Supplier<List<GeneDefinition>> definitions;
    private final Liftover liftover;
    private Lifted lifted = new Lifted(List.of(), Map.of());

    /** The definitions on each build; {@code of} are those that they were made of. */
    private record Lifted(List<GeneDefinition> of, Map<Assembly, List<GeneDefinition>> byBuild) {}

    /** {@code definitions}: on GRCh38, as they are at the time. */
    public Definitions(Supplier<List<GeneDefinition>> definitions, Liftover liftover) {
        this.definitions = definitions;
        this.liftover = liftover;
    }

    /** No definitions at all. */
    public static Definitions none() {
        return new Definitions(List::of, new Liftover(List.of()));
    }

    public synchronized List<GeneDefinition> on(Assembly assembly) {
        var now = definitions.get();
        if (lifted.of() != now) {
            var byBuild = new EnumMap<Assembly, List<GeneDefinition>>(Assembly.class);
            for (var to : Assembly.values()) {
                byBuild.put(
                        to,
                        now.stream()
                                .map(gene ->
                                        gene.on(place -> liftover.lift(place, to), change -> liftover.lift(change, to)))
                                .toList());
            }
            lifted = new Lifted(now, byBuild);
        }
        return lifted.byBuild().getOrDefault(assembly, List.of());
    }
}

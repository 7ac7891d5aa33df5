package org.companion.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What else of a patient counts beside results: to whom a source speaks, what is taken beside a drug, what was done. */
public record Circumstances(
        Map<String, Population> populations, Inhibition inhibition, List<Caveat> caveats, List<TraitSign> traits) {
    public Circumstances {
        populations = Map.copyOf(populations);
        caveats = List.copyOf(caveats);
        traits = List.copyOf(traits);
    }

    public static Circumstances none() {
        return new Circumstances(Map.of(), Inhibition.none(), List.of(), List.of());
    }

    public Optional<Population> population(String name) {
        return Optional.ofNullable(populations.get(name));
    }
}

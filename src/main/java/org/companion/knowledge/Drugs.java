package org.companion.knowledge;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.companion.chart.Coded;
import org.companion.chart.Words;

/** The drugs that statements speak of, and the codes and names under which they are ordered. */
public final class Drugs {
    private static final Set<String> RXNORM_SYSTEMS =
            Set.of(Ingredient.RXNORM, "urn:oid:2.16.840.1.113883.6.88", "http://purl.bioontology.org/ontology/RXNORM");

    private final Map<String, Ingredient> byName = new TreeMap<>();
    private final Map<String, Set<Ingredient>> byRxcui = new HashMap<>();
    private final Phrases<Set<Ingredient>> byWords;
    private final List<Product> products;

    /** A clinical or branded drug (RxNorm SCD, SBD) with its ingredients. */
    public record Product(String rxcui, String name, Set<Ingredient> ingredients) {}

    /** Another name of an ingredient: a brand, a salt, a suffix name. A brand of several stands once for each. */
    public record OtherName(String name, Ingredient ingredient) {}

    public Drugs(Collection<Ingredient> ingredients, Collection<Product> products, Collection<OtherName> names) {
        var words = new HashMap<String, Set<Ingredient>>();
        for (var ingredient : ingredients) {
            byName.put(ingredient.name(), ingredient);
            ingredient.rxcui().ifPresent(rxcui -> byRxcui.put(rxcui, Set.of(ingredient)));
            words.put(Words.fold(ingredient.name()), Set.of(ingredient));
        }
        for (var product : products) {
            byRxcui.put(product.rxcui(), product.ingredients());
            words.put(Words.fold(product.name()), product.ingredients());
        }
        var others = new HashMap<String, Set<Ingredient>>();
        names.forEach(name -> others.computeIfAbsent(Words.fold(name.name()), key -> new LinkedHashSet<>())
                .add(name.ingredient()));
        others.forEach((name, contained) -> words.putIfAbsent(name, Set.copyOf(contained)));
        byWords = new Phrases<>(words);
        this.products = List.copyOf(products);
    }

    /** The ingredient of this name, as the packs spell it. */
    public Optional<Ingredient> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All ingredients, by name. */
    public Collection<Ingredient> all() {
        return byName.values();
    }

    public List<Product> products() {
        return products;
    }

    /**
     * The ingredients of a drug as it was ordered: by RxNorm code where one is known, else by its words, else by the
     * displays of its codes. Empty: no drug of the packs.
     */
    public Set<Ingredient> recognise(Coded medication) {
        for (var code : medication.codes()) {
            if (RXNORM_SYSTEMS.contains(code.system())) {
                var known = byRxcui.get(code.code());
                if (known != null) {
                    return known;
                }
            }
        }
        var byText = inWords(medication.text());
        if (!byText.isEmpty()) {
            return byText;
        }
        return medication.codes().stream()
                .map(code -> inWords(code.display()))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(Set.of());
    }

    private Set<Ingredient> inWords(String words) {
        var found = new LinkedHashSet<Ingredient>();
        byWords.in(words).forEach(found::addAll);
        return found;
    }
}

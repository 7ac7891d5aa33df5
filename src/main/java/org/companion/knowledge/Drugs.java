package org.companion.knowledge;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.companion.chart.Coded;
import org.companion.chart.Words;
import org.jspecify.annotations.Nullable;

/** The drugs that statements speak of, and the codes and names under which they are ordered. */
public final class Drugs {
    private static final Set<String> RXNORM_SYSTEMS =
            Set.of(Ingredient.RXNORM, "urn:oid:2.16.840.1.113883.6.88", "http://purl.bioontology.org/ontology/RXNORM");

    private static final String ATC = "http://www.whocc.no/atc";
    private static final Set<String> ATC_SYSTEMS = Set.of(ATC, "urn:oid:2.16.840.1.113883.6.73");
    private static final String NDC = "http://hl7.org/fhir/sid/ndc";
    private static final int LABELER = 5;
    private static final int PRODUCT = 4;
    private static final int PACKAGE = 2;

    private final Map<String, Ingredient> byName = new TreeMap<>();
    private final Map<String, Set<Ingredient>> byRxcui = new HashMap<>();
    private final Map<Key, Set<Ingredient>> byCode = new HashMap<>();
    private final Phrases<Set<Ingredient>> byWords;
    private final List<Product> products;

    /** A clinical or branded drug (RxNorm SCD, SBD) with its ingredients. */
    public record Product(String rxcui, String name, Set<Ingredient> ingredients) {}

    /** Another name of an ingredient: a brand, a salt, a suffix name. A brand of several stands once for each. */
    public record OtherName(String name, Ingredient ingredient) {}

    /** A code of another system than RxNorm, or one of RxNorm that a site has loaded. */
    public record OtherCode(String system, String code, Set<Ingredient> ingredients) {}

    private record Key(String system, String code) {
        static Key of(String system, String code) {
            var known = ATC_SYSTEMS.contains(system) ? ATC : system;
            return new Key(known, known.equals(NDC) ? ndc(code) : code);
        }
    }

    /** How a drug was recognised. */
    public enum By {
        /** By a code. */
        CODE,
        /** By the whole of what is written, which is a name of the packs. */
        NAME,
        /** By a name that stands in what is written. */
        WORDS,
        /** It is no drug of the packs. */
        NOTHING
    }

    /** A drug's ingredients and how they were recognised. */
    public record Recognised(Set<Ingredient> ingredients, By by) {}

    public Drugs(Collection<Ingredient> ingredients, Collection<Product> products, Collection<OtherName> names) {
        this(ingredients, products, names, List.of());
    }

    public Drugs(
            Collection<Ingredient> ingredients,
            Collection<Product> products,
            Collection<OtherName> names,
            Collection<OtherCode> codes) {
        codes.forEach(one -> byCode.merge(Key.of(one.system(), one.code()), one.ingredients(), (a, b) -> {
            var both = new LinkedHashSet<>(a);
            both.addAll(b);
            return both;
        }));
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
     * The ingredients of a drug as it was ordered: by a code where one is known (RxNorm, ATC, NDC), else by its words, else by the
     * displays of its codes. Empty: no drug of the packs.
     */
    public Set<Ingredient> recognise(Coded medication) {
        return recognised(medication).ingredients();
    }

    /** The same, with how sure it is. */
    public Recognised recognised(Coded medication) {
        for (var code : medication.codes()) {
            var known = coded(code);
            if (known != null) {
                return new Recognised(known, By.CODE);
            }
        }
        return Stream.concat(
                        Stream.of(medication.text()),
                        medication.codes().stream().map(Coded.Code::display))
                .filter(words -> !words.isBlank())
                .map(words -> new Recognised(inWords(words), byWords.isWhole(words) ? By.NAME : By.WORDS))
                .filter(found -> !found.ingredients().isEmpty())
                .findFirst()
                .orElse(new Recognised(Set.of(), By.NOTHING));
    }

    private @Nullable Set<Ingredient> coded(Coded.Code code) {
        if (RXNORM_SYSTEMS.contains(code.system())) {
            var known = byRxcui.get(code.code());
            return known != null ? known : byCode.get(new Key(Ingredient.RXNORM, code.code()));
        }
        return byCode.get(Key.of(code.system(), code.code()));
    }

    /** An NDC in the eleven digits of RxNorm: the parts of a hyphened one are filled up to 5-4-2. */
    private static String ndc(String code) {
        var parts = code.split("-");
        return parts.length == 3
                ? filled(parts[0], LABELER) + filled(parts[1], PRODUCT) + filled(parts[2], PACKAGE)
                : code.replace("-", "");
    }

    private static String filled(String digits, int length) {
        return "0".repeat(Math.max(0, length - digits.length())) + digits;
    }

    private Set<Ingredient> inWords(String words) {
        var found = new LinkedHashSet<Ingredient>();
        byWords.in(words).forEach(found::addAll);
        return found;
    }
}

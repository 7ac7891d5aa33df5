package org.companion.consent;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.companion.permission.Shown;
import org.companion.permission.Stretch;

/**
 * What a provision is about. Of each kind any has to be met; none of a kind asks for nothing.
 *
 * @param types of resources
 * @param codes what the resource is about: its code, its category or its gene
 * @param labels security labels
 * @param resources single resources, such as {@code Observation/1}
 * @param data when it was found, done or written
 */
public record Extent(
        Set<String> types,
        List<Shown.Code> codes,
        List<Shown.Code> labels,
        Set<String> resources,
        Optional<Stretch> data) {
    /** Everything. */
    public static final Extent ALL = new Extent(Set.of(), List.of(), List.of(), Set.of(), Optional.empty());

    private static final List<String> ABOUT = List.of("code", "category", "gene");
    private static final Set<String> OF_GENOMES = Set.of("Observation", "MolecularSequence");

    public Extent {
        types = Set.copyOf(types);
        codes = List.copyOf(codes);
        labels = List.copyOf(labels);
        resources = Set.copyOf(resources);
    }

    /** @param widely whether what does not say when it was made counts as made then, and what was made partly then as well */
    boolean holds(Shown shown, boolean widely) {
        return (types.isEmpty() || types.contains(shown.type()))
                && (resources.isEmpty() || resources.contains(shown.type() + "/" + shown.id()))
                && (codes.isEmpty() || meets(codes, ABOUT.stream().flatMap(shown::codes)))
                && (labels.isEmpty() || meets(labels, shown.codes("_security")))
                && data.map(then -> shown.when()
                                .map(when -> widely ? then.meets(when) : then.contains(when))
                                .orElse(widely))
                        .orElse(true);
    }

    /** Whether it may hold something of a genome, which bears no codes. */
    boolean mayHoldGenome() {
        return resources.isEmpty() && (types.isEmpty() || types.stream().anyMatch(OF_GENOMES::contains));
    }

    private static boolean meets(List<Shown.Code> wanted, Stream<Shown.Code> there) {
        return there.anyMatch(code -> wanted.stream()
                .anyMatch(want -> want.code().equalsIgnoreCase(code.code())
                        && (want.system().isEmpty()
                                || code.system().isEmpty()
                                || want.system().equals(code.system()))));
    }
}

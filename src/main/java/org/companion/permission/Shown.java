package org.companion.permission;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What of a resource decides whether a caller may see it, or write it.
 *
 * @param owners logical ids of the patients whose data it is, those of contained resources too
 * @param isCommon whether it is nobody's data, such as an Organization
 * @param codes its codes by search parameter; under {@code gene} the genes it is about
 * @param basis references of the results that it rests on, or is made of
 * @param when it was found, done or written; empty where it does not say
 */
public record Shown(
        String type,
        String id,
        Set<String> owners,
        boolean isCommon,
        Map<String, List<Code>> codes,
        Set<String> basis,
        Optional<Stretch> when) {
    public Shown {
        basis = Set.copyOf(basis);
        owners = Set.copyOf(owners);
        codes = Map.copyOf(codes);
    }

    /** A code; the system empty where there is none. */
    public record Code(String system, String code) {}

    public Stream<Code> codes(String parameter) {
        return codes.getOrDefault(parameter, List.of()).stream();
    }

    /** Whether it is this patient's data and nobody else's. */
    boolean isOf(String patient) {
        return owners.equals(Set.of(patient));
    }
}

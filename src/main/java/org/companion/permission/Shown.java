package org.companion.permission;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What of a resource decides whether a caller may see it, or write it.
 *
 * @param owners logical ids of the patients whose data it is, those of contained resources too
 * @param isCommon whether it is nobody's data, such as an Organization
 * @param codes its codes by search parameter
 */
public record Shown(String type, String id, Set<String> owners, boolean isCommon, Map<String, List<Code>> codes) {
    public Shown {
        owners = Set.copyOf(owners);
        codes = Map.copyOf(codes);
    }

    /** A code; the system empty where there is none. */
    public record Code(String system, String code) {}

    Stream<Code> codes(String parameter) {
        return codes.getOrDefault(parameter, List.of()).stream();
    }

    /** Whether it is this patient's data and nobody else's. */
    boolean isOf(String patient) {
        return owners.equals(Set.of(patient));
    }
}

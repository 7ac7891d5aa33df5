package org.companion.fhir;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Resources by their reference, wherever they are kept. */
public interface Resources {
    /** The resource with this relative reference, such as {@code Medication/7}. */
    Optional<Resource> of(String reference);

    /** Those of these references that are there. */
    default List<Resource> all(Collection<String> references) {
        return references.stream().flatMap(reference -> of(reference).stream()).toList();
    }
}

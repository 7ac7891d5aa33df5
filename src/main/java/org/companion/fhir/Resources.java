package org.companion.fhir;

import java.util.Optional;

/** Resources by their reference, wherever they are kept. */
public interface Resources {
    /** The resource with this relative reference, such as {@code Medication/7}. */
    Optional<Resource> of(String reference);
}

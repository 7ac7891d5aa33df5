package org.companion.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes to the FHIR store from within the house. */
public interface Writing {
    /** Does all of the work in one transaction: it is there as a whole, or not at all. */
    <T> T together(Supplier<T> work);

    /** The resource with this relative reference as it stands, complete; empty when it is not there. */
    Optional<JsonNode> read(String reference);

    /** Writes the entries of a Bundle in their order: PUT and DELETE. */
    void write(JsonNode bundle);
}

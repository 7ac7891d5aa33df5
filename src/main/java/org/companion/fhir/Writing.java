package org.companion.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;

/** Writes to the FHIR store from within the house. */
public interface Writing {
    /** Does all of the work in one transaction: it is there as a whole, or not at all. */
    <T> T together(Supplier<T> work);

    /** Writes the entries of a Bundle in their order: PUT and DELETE. */
    void write(JsonNode bundle);
}

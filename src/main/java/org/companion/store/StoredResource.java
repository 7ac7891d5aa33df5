package org.companion.store;

/**
 * A FHIR resource as it is kept: JSON with its id, without narrative, pictures and attached documents.
 *
 * @param type name of the resource type
 * @param id logical id
 */
public record StoredResource(String type, String id, String json) {
    /** The FHIR reference, such as {@code Observation/123}. */
    public String reference() {
        return type + "/" + id;
    }
}

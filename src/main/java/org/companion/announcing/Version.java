package org.companion.announcing;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One version of a resource.
 *
 * @param number of the version, from one
 */
public record Version(String type, String id, long number) {
    /** Its relative reference without the version, such as {@code Observation/7}. */
    public String reference() {
        return type + "/" + id;
    }

    /** A version with what it says. */
    public record Read(Version version, JsonNode json) {}
}

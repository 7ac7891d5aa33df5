package org.companion.announcing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** The resources on file, version by version, and whether a search finds them. */
public interface Versions {
    /** What a version says; empty when it is no more, or was a deletion. */
    Optional<JsonNode> of(Version version);

    /** What a resource says now; empty when it is not there. */
    Optional<JsonNode> newest(String reference);

    /** Whether this version is found by a search such as {@code Observation?code=1}. */
    boolean isFound(JsonNode resource, String search);

    /** Why single resources cannot be held against a search; empty where they can. */
    Optional<String> objection(String search);
}

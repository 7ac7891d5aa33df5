package org.companion.bulk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An OperationOutcome of one issue. */
final class Outcome {
    private Outcome() {}

    static ObjectNode error(String words) {
        return of("error", "processing", words);
    }

    static ObjectNode information(String words) {
        return of("information", "informational", words);
    }

    static ObjectNode of(String severity, String code, String words) {
        var outcome = JsonNodeFactory.instance.objectNode().put("resourceType", "OperationOutcome");
        outcome.withArray("issue")
                .addObject()
                .put("severity", severity)
                .put("code", code)
                .put("diagnostics", words);
        return outcome;
    }
}

package org.companion.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a delivery becomes: resources with ids of their own, each to be PUT.
 *
 * @param report id of the DiagnosticReport
 * @param resources those that others refer to before those that refer to them
 */
public record Filing(String report, List<ObjectNode> resources) {
    public Filing {
        resources = List.copyOf(resources);
    }
}

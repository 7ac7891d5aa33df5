package org.companion.ehr;

import java.util.List;
import org.companion.fhir.Resource;

/** What came of one query: the resources, whole, or why they could not be had. Half an answer is none. */
public sealed interface Answer {
    /** Everything that the query asks for; empty: the server looked and has nothing. */
    record Got(List<Resource> resources) implements Answer {
        public Got {
            resources = List.copyOf(resources);
        }
    }

    /** It could not be had; {@code why} continues a sentence, such as {@code the server answered 500}. */
    record Failed(String why) implements Answer {}
}

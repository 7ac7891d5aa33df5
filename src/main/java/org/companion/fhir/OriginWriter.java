package org.companion.fhir;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.companion.delivery.Entry;
import org.companion.delivery.Keys;

/** Writes where a report came from: who sent it, when, and which message held it, by its hash. */
public final class OriginWriter {
    private OriginWriter() {}

    /** {@code targets}: references of what the message brought. */
    public static ObjectNode provenance(Entry message, String report, List<String> targets) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Provenance")
                .put("id", Keys.provenance(message.id(), report));
        targets.forEach(target -> json.withArray("target").addObject().put("reference", target));
        json.put("recorded", message.received().toString());
        json.set(
                "activity",
                GenomicsProfiles.concept("http://terminology.hl7.org/CodeSystem/v3-DataOperation", "CREATE", "create"));
        var agent = json.putArray("agent").addObject();
        agent.set(
                "type",
                GenomicsProfiles.concept(
                        "http://terminology.hl7.org/CodeSystem/provenance-participant-type",
                        "transmitter",
                        "Transmitter"));
        var sender = message.envelope();
        var name = (sender.facility() + " " + sender.application()).strip();
        agent.putObject("who").put("type", "Organization").put("display", name.isEmpty() ? "sender not told" : name);
        var what = json.putArray("entity").addObject().put("role", "source").putObject("what");
        what.put("type", "Binary");
        what.putObject("identifier").put("system", "urn:companion:sha256").put("value", message.digest());
        what.put("display", message.format() + " " + sender.number() + ", by " + message.mouth());
        return json;
    }
}

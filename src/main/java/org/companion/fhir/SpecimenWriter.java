package org.companion.fhir;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.companion.chart.PatientId;
import org.companion.delivery.Specimen;
import org.companion.delivery.Standing;

/** Writes a specimen as FHIR. */
final class SpecimenWriter {
    private SpecimenWriter() {}

    static ObjectNode write(Specimen specimen, String id, PatientId patient, Standing standing) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Specimen")
                .put("id", id);
        if (!specimen.number().isEmpty()) {
            var identifier = json.putObject("accessionIdentifier");
            Values.put(identifier, "system", ReportWriter.system(specimen.issuer()));
            identifier.put("value", specimen.number());
        }
        json.put("status", standing.holds() ? "available" : Standing.IN_ERROR.code());
        if (!specimen.kind().isEmpty()) {
            json.set("type", Values.concept(specimen.kind()));
        }
        json.putObject("subject").put("reference", patient.reference());
        if (specimen.collected().isPresent() || !specimen.site().isEmpty()) {
            var collection = json.putObject("collection");
            specimen.collected().ifPresent(moment -> collection.put("collectedDateTime", moment.written()));
            if (!specimen.site().isEmpty()) {
                collection.set("bodySite", Values.concept(specimen.site()));
            }
        }
        return json;
    }
}

package org.companion.fhir;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.companion.chart.PatientId;
import org.companion.delivery.Keys;
import org.companion.delivery.PlacedOrder;

/** Writes an order that came by message as a ServiceRequest: a test that is pending is not asked for again. */
public final class OrderWriter {
    private OrderWriter() {}

    public static ObjectNode write(PlacedOrder order, PatientId patient) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "ServiceRequest")
                .put("id", Keys.order(order));
        var identifier = json.putArray("identifier").addObject();
        Values.put(identifier, "system", ReportWriter.system(order.issuer()));
        identifier.put("value", order.number());
        json.put("status", order.active() ? "active" : "revoked").put("intent", "order");
        json.set("code", Values.concept(order.service()));
        json.putObject("subject").put("reference", patient.reference());
        order.placed().ifPresent(moment -> json.put("authoredOn", moment.written()));
        order.notes().stream()
                .filter(note -> !note.isBlank())
                .forEach(note -> json.withArray("note").addObject().put("text", note));
        return json;
    }
}

package org.companion.rest.operations;

import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.companion.chart.PatientId;
import org.companion.delivery.GenomeFiler;
import org.companion.fhir.ParameterRefused;
import org.companion.inquiry.Results;
import org.companion.vcf.VcfRefused;

/** A VCF file that comes through the inbox is taken as {@code $import-vcf} takes it. */
public final class DeliveredVcf implements GenomeFiler {
    /** What is said of the delivery itself and not of the file. */
    private static final Set<String> OF_DELIVERY = Set.of("facility", "id", "name", "subject");

    private final VcfOrders orders;
    private final VcfIntake intake;

    public DeliveredVcf(Results results, VcfIntake intake) {
        this.orders = new VcfOrders(results);
        this.intake = intake;
    }

    @Override
    public Outcome file(PatientId patient, Map<String, String> told, byte[] vcf) {
        var parameters = JsonNodeFactory.instance.objectNode().put("resourceType", "Parameters");
        var list = parameters.putArray("parameter");
        list.addObject().put("name", "subject").put("valueString", patient.reference());
        told.forEach((name, value) -> {
            if (!OF_DELIVERY.contains(name)) {
                list.addObject().put("name", name).put("valueString", value);
            }
        });
        try {
            var imported = intake.take(orders.read(parameters), new ByteArrayInputStream(vcf));
            return new Outcome(true, "%d Observations at watched places".formatted(imported.reported()));
        } catch (VcfRefused | ParameterRefused | ResourceNotFoundException refused) {
            return new Outcome(false, String.valueOf(refused.getMessage()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

package org.companion.rest.operations;

import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.PatientId;
import org.companion.fhir.Asked;
import org.companion.fhir.ParameterRefused;
import org.companion.genome.Assembly;
import org.companion.inquiry.Results;

/** Reads what a sender tells of a VCF file, by the names of {@code $import-vcf}'s parameters. */
final class VcfOrders {
    private static final Set<String> KNOWN = Set.of(
            "subject",
            "testIdentifier",
            "testDate",
            "specimen",
            "genomicSourceClass",
            "assembly",
            "sample",
            "studied",
            "uncallable");

    private final Results results;

    VcfOrders(Results results) {
        this.results = results;
    }

    /**
     * What is told.
     *
     * @param parameters a Parameters resource
     * @throws ParameterRefused when a parameter is not what it has to be
     * @throws ResourceNotFoundException when the patient is not on file
     */
    VcfIntake.Order read(JsonNode parameters) {
        var asked = Asked.read(parameters, KNOWN);
        var patient = patient(asked);
        return new VcfIntake.Order(
                patient,
                one(asked, "testIdentifier"),
                one(asked, "testDate").map(date -> asked.day("testDate")),
                one(asked, "specimen"),
                asked.sourceClass(),
                one(asked, "assembly").map(VcfOrders::assembly),
                one(asked, "sample"),
                one(asked, "studied"),
                one(asked, "uncallable"));
    }

    private PatientId patient(Asked asked) {
        var patient = asked.subject();
        if (!results.knows(patient)) {
            throw new ResourceNotFoundException("parameter subject: " + patient.reference() + " is not on file");
        }
        return patient;
    }

    private static Optional<String> one(Asked asked, String name) {
        var all = asked.all(name);
        if (all.size() > 1) {
            throw new ParameterRefused(name, "must be given once");
        }
        return all.stream().findFirst();
    }

    private static Assembly assembly(String written) {
        return Assembly.named(written).orElseThrow(() -> new ParameterRefused("assembly", "must be GRCh38 or GRCh37"));
    }
}

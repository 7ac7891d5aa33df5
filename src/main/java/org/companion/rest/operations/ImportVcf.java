package org.companion.rest.operations;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PayloadTooLargeException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.PatientId;
import org.companion.fhir.Asked;
import org.companion.fhir.ParameterRefused;
import org.companion.genome.Assembly;
import org.companion.inquiry.Results;
import org.companion.vcf.VcfRefused;

/** {@code $import-vcf}: a sample's whole genome, or a panel, as a VCF file in the body. */
public final class ImportVcf {
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
    private final VcfIntake intake;
    private final AnswerOut out;

    public ImportVcf(FhirContext fhir, Results results, VcfIntake intake) {
        this.results = results;
        this.intake = intake;
        this.out = new AnswerOut(fhir);
    }

    @Operation(
            name = "$import-vcf",
            canonicalUrl = "https://companion.example/fhir/OperationDefinition/import-vcf",
            manualRequest = true,
            manualResponse = true)
    public void importVcf(ServletRequestDetails request, HttpServletResponse response) throws IOException {
        try {
            var asked = asked(request);
            var imported = intake.take(order(asked), request.getServletRequest().getInputStream());
            out.write(ImportReceipt.of(imported), HttpServletResponse.SC_CREATED, request, response);
        } catch (VcfRefused refused) {
            throw told(refused);
        } catch (ParameterRefused refused) {
            throw new InvalidRequestException(refused.getMessage());
        }
    }

    private static Asked asked(ServletRequestDetails request) {
        var written = JsonNodeFactory.instance.objectNode().put("resourceType", "Parameters");
        var list = written.putArray("parameter");
        request.getParameters().forEach((name, values) -> {
            for (var value : values) {
                if (!name.startsWith("_")) {
                    list.addObject().put("name", name).put("valueString", value);
                }
            }
        });
        return Asked.read(written, KNOWN);
    }

    private VcfIntake.Order order(Asked asked) {
        var patient = patient(asked);
        return new VcfIntake.Order(
                patient,
                one(asked, "testIdentifier"),
                one(asked, "testDate").map(date -> asked.day("testDate")),
                one(asked, "specimen"),
                asked.sourceClass(),
                one(asked, "assembly").map(ImportVcf::assembly),
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

    private static BaseServerResponseException told(VcfRefused refused) {
        var words = "the file is not taken: " + refused.getMessage();
        return switch (refused.reason()) {
            case NOT_A_VCF, CUT_OFF, NOT_SORTED -> new InvalidRequestException(words);
            case TOO_LARGE -> new PayloadTooLargeException(words);
            case WHICH_ASSEMBLY, WHICH_SAMPLE -> new UnprocessableEntityException(words);
        };
    }
}

package org.companion.rest.operations;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PayloadTooLargeException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.companion.fhir.ParameterRefused;
import org.companion.inquiry.Results;
import org.companion.vcf.VcfRefused;

/** {@code $import-vcf}: a sample's whole genome, or a panel, as a VCF file in the body. */
public final class ImportVcf {
    private final VcfOrders orders;
    private final VcfIntake intake;
    private final AnswerOut out;

    public ImportVcf(FhirContext fhir, Results results, VcfIntake intake) {
        this.orders = new VcfOrders(results);
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
            var order = orders.read(ParametersIn.ofQuery(request));
            var imported = intake.take(order, request.getServletRequest().getInputStream());
            out.write(ImportReceipt.of(imported), HttpServletResponse.SC_CREATED, request, response);
        } catch (VcfRefused refused) {
            throw told(refused);
        } catch (ParameterRefused refused) {
            throw new InvalidRequestException(refused.getMessage());
        }
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

package org.companion.rest.operations;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.companion.advice.Cohort;
import org.companion.chart.Charts;
import org.companion.fhir.Answering;
import org.companion.fhir.Asked;
import org.companion.fhir.ParameterRefused;
import org.companion.tumour.Alteration;
import org.companion.tumour.Carriers;

/**
 * {@code $cohort}: the patients who carry an alteration, by the site of their tumour, with how they answered to treatment;
 * without an alteration which ones most patients carry.
 */
public final class CohortOf {
    private static final Set<String> ASKED = Set.of("alteration", "includePatientList");
    /** More alterations than this are no choice. */
    private static final int MOST = 100;

    private final ParametersIn parameters;
    private final Carriers carriers;
    private final Charts charts;
    private final Cohort cohort;
    private final AnswerOut out;

    public CohortOf(FhirContext fhir, Carriers carriers, Charts charts, Cohort cohort) {
        this.parameters = new ParametersIn(fhir);
        this.carriers = carriers;
        this.charts = charts;
        this.cohort = cohort;
        this.out = new AnswerOut(fhir);
    }

    @Operation(
            name = "$cohort",
            canonicalUrl = "https://companion.example/fhir/OperationDefinition/cohort",
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void ask(ServletRequestDetails request, HttpServletResponse response) throws IOException {
        try {
            var asked = Asked.read(parameters.read(request), ASKED);
            var alterations =
                    asked.all("alteration").stream().map(CohortOf::alteration).collect(Collectors.toSet());
            var answer = alterations.isEmpty() ? choice() : bySite(alterations, asked.flag("includePatientList"));
            out.write(answer.json(), request, response);
        } catch (ParameterRefused refused) {
            throw new InvalidRequestException(refused.getMessage());
        }
    }

    /** Protein changes are looked up without the {@code p.} of their HGVS names. */
    private static Alteration alteration(String written) {
        return new Alteration(written.strip().replaceAll("\\s+", " ").replace(" p.", " "));
    }

    private Answering choice() {
        var answer = new Answering();
        carriers.mostFrequent(MOST)
                .forEach((alteration, patients) -> answer.group("alteration", group -> {
                    group.text("name", alteration.name());
                    group.count("patients", patients);
                }));
        return answer;
    }

    private Answering bySite(Set<Alteration> alterations, boolean named) {
        var answer = new Answering();
        var found = charts.ofAll(carriers.of(alterations));
        answer.group("total", group -> group.count("patients", found.size()));
        cohort.bySite(found)
                .forEach(site -> answer.group("site", group -> {
                    group.text("name", site.name());
                    group.count("patients", site.patients().size());
                    site.answers().forEach(group::count);
                    if (named) {
                        site.patients().forEach(patient -> group.text("patient", patient.reference()));
                    }
                }));
        return answer;
    }
}

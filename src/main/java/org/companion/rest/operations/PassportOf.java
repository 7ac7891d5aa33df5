package org.companion.rest.operations;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.advice.Advice;
import org.companion.advice.Advisor;
import org.companion.advice.Counts;
import org.companion.advice.Order;
import org.companion.advice.Phenotyping;
import org.companion.chart.Charts;
import org.companion.chart.Coded;
import org.companion.chart.PatientId;
import org.companion.fhir.Living;
import org.companion.fhir.Passport;
import org.companion.fhir.Resources;
import org.companion.knowledge.KnowledgeBase;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;

/** {@code $passport}: what a patient has inherited and what it says of drugs, as a FHIR document. */
public final class PassportOf {
    private final KnowledgeBase knowledge;
    private final Advisor advisor;
    private final Counts counts;
    private final Charts charts;
    private final Resources resources;
    private final Clock clock;
    private final AnswerOut out;

    public PassportOf(
            FhirContext fhir,
            KnowledgeBase knowledge,
            Advisor advisor,
            Counts counts,
            Charts charts,
            Resources resources,
            Clock clock) {
        this.knowledge = knowledge;
        this.advisor = advisor;
        this.counts = counts;
        this.charts = charts;
        this.resources = resources;
        this.clock = clock;
        this.out = new AnswerOut(fhir);
    }

    @Operation(
            name = "$passport",
            canonicalUrl = "https://companion.example/fhir/OperationDefinition/passport",
            idempotent = true,
            manualResponse = true,
            typeName = "Patient",
            returnParameters = {@OperationParam(name = "return", type = Bundle.class)})
    public void ofPatient(@IdParam IdType id, ServletRequestDetails request, HttpServletResponse response)
            throws IOException {
        var patient = new PatientId(id.getIdPart());
        var chart = charts.of(patient)
                .orElseThrow(() -> new ResourceNotFoundException(patient.reference() + " is not on file"));
        var person = resources
                .of(patient.reference())
                .orElseThrow(() -> new ResourceNotFoundException(patient.reference() + " is not on file"));
        var probe = new Order(
                Optional.empty(), Coded.words(""), Set.of(), List.of(), Optional.empty(), false, LocalDate.now(clock));
        var genes = Phenotyping.of(chart, knowledge.phenotypes());
        var advice = advisor.implied(probe, chart).stream()
                .filter(Advice::isInherited)
                .sorted(Advisor.BY_URGENCY)
                .toList();
        var results = resources.all(Passport.references(genes, advice)).stream()
                .filter(resource -> resource.type().equals("Observation"))
                .toList();
        var now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
        var passport = new Passport(request.getFhirServerBase(), person, now)
                .write(
                        genes,
                        advice,
                        new Passport.Beyond(counts.of(chart, LocalDate.now(clock)), Living.of(chart)),
                        results,
                        knowledge.packs());
        out.write(passport, request, response);
    }
}

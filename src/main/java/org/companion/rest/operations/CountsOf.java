package org.companion.rest.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.Clock;
import java.time.LocalDate;
import org.companion.advice.Counts;
import org.companion.chart.Charts;
import org.companion.chart.PatientId;
import org.companion.fhir.CountsWriter;
import org.companion.fhir.Living;
import org.companion.knowledge.KnowledgeBase;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;

/** {@code $counts}: what was measured of a patient over time beside its thresholds, and what else is known beyond genes. */
public final class CountsOf {
    private final KnowledgeBase knowledge;
    private final Counts counts;
    private final Charts charts;
    private final Clock clock;

    public CountsOf(KnowledgeBase knowledge, Counts counts, Charts charts, Clock clock) {
        this.knowledge = knowledge;
        this.counts = counts;
        this.charts = charts;
        this.clock = clock;
    }

    @Operation(
            name = "$counts",
            canonicalUrl = "https://companion.example/fhir/OperationDefinition/counts",
            idempotent = true,
            typeName = "Patient")
    public Parameters ofPatient(@IdParam IdType id) {
        var patient = new PatientId(id.getIdPart());
        var chart = charts.of(patient)
                .orElseThrow(() -> new ResourceNotFoundException(patient.reference() + " is not on file"));
        return new CountsWriter().write(counts.of(chart, LocalDate.now(clock)), Living.of(chart), knowledge.packs());
    }
}

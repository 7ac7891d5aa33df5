package org.companion.rest.operations;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.companion.advice.Reach;
import org.companion.advice.Tumour;
import org.companion.chart.Chart;
import org.companion.chart.Charts;
import org.companion.chart.Finding;
import org.companion.chart.Finding.Biomarker;
import org.companion.chart.Finding.CopyNumber;
import org.companion.chart.Finding.Fusion;
import org.companion.chart.Finding.Variant;
import org.companion.chart.PatientId;
import org.companion.fhir.Asked;
import org.companion.fhir.ParameterRefused;
import org.companion.fhir.Resources;
import org.companion.fhir.TumourReport;
import org.companion.fhir.TumourWriter;
import org.companion.fhir.TumourWriter.Written;
import org.companion.knowledge.KnowledgeBase;
import org.companion.tumour.Clonality;
import org.companion.tumour.Course;
import org.hl7.fhir.r4.model.IdType;

/** {@code $tumour}: one patient's tumour over time with its options and trials; {@code $tumour-report}: the same for a board. */
public final class TumourOf {
    private static final Set<String> ASKED = Set.of("evidence");

    private final ParametersIn parameters;
    private final KnowledgeBase knowledge;
    private final Tumour.View view;
    private final Charts charts;
    private final Resources resources;
    private final Clock clock;
    private final AnswerOut out;

    public TumourOf(
            FhirContext fhir,
            KnowledgeBase knowledge,
            Tumour.View view,
            Charts charts,
            Resources resources,
            Clock clock) {
        this.parameters = new ParametersIn(fhir);
        this.knowledge = knowledge;
        this.view = view;
        this.charts = charts;
        this.resources = resources;
        this.clock = clock;
        this.out = new AnswerOut(fhir);
    }

    @Operation(
            name = "$tumour",
            canonicalUrl = "https://companion.example/fhir/OperationDefinition/tumour",
            idempotent = true,
            manualRequest = true,
            manualResponse = true,
            typeName = "Patient")
    public void ofPatient(@IdParam IdType id, ServletRequestDetails request, HttpServletResponse response)
            throws IOException {
        var chart = chart(id);
        var tumour = seen(chart, request);
        var answer = new TumourWriter()
                .course(tumour.course(), tumour.lines())
                .tracks(
                        tumour.course().tracks(),
                        new Clonality(chart),
                        chart.findings(Variant.class).toList(),
                        tumour.resistance())
                .findings(findings(chart))
                .options(tumour.options())
                .trials(tumour.trials())
                .json(knowledge.packs());
        out.write(answer, request, response);
    }

    @Operation(
            name = "$tumour-report",
            canonicalUrl = "https://companion.example/fhir/OperationDefinition/tumour-report",
            idempotent = true,
            manualRequest = true,
            manualResponse = true,
            typeName = "Patient")
    public void report(@IdParam IdType id, ServletRequestDetails request, HttpServletResponse response)
            throws IOException {
        var chart = chart(id);
        var tumour = seen(chart, request);
        var person = resources
                .of(chart.patient().reference())
                .orElseThrow(() -> new ResourceNotFoundException(chart.patient().reference() + " is not on file"));
        var now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
        var report = new TumourReport(person, now, knowledge);
        var results = resources.all(TumourReport.references(tumour)).stream()
                .filter(resource -> resource.type().equals("Observation"))
                .toList();
        out.write(report.write(tumour, results), request, response);
    }

    private Chart chart(IdType id) {
        var patient = new PatientId(id.getIdPart());
        return charts.of(patient)
                .orElseThrow(() -> new ResourceNotFoundException(patient.reference() + " is not on file"));
    }

    private Tumour seen(Chart chart, ServletRequestDetails request) {
        return view.of(chart, LocalDate.now(clock), reach(request));
    }

    private Reach reach(ServletRequestDetails request) {
        try {
            var levels = Asked.read(parameters.read(request), ASKED).all("evidence");
            return switch (levels.stream().findFirst().orElse("B")) {
                case "A", "B" -> Reach.OPTIONS;
                case "C" -> Reach.EVERYTHING;
                default ->
                    throw new InvalidRequestException(
                            "parameter evidence: must be A, B or C: the lowest level that is wanted");
            };
        } catch (ParameterRefused refused) {
            throw new InvalidRequestException(refused.getMessage());
        }
    }

    private static List<Written> findings(Chart chart) {
        return chart.findings().stream().flatMap(TumourOf::written).distinct().toList();
    }

    private static Stream<Written> written(Finding finding) {
        var source = finding.source();
        var date = source.date().map(LocalDate::toString);
        if (finding instanceof Fusion fusion) {
            var name = String.join(
                    "::", fusion.genes().stream().map(Object::toString).sorted().toList());
            return Stream.of(new Written(
                    name + (fusion.genes().size() == 1 ? " fusion" : ""),
                    fusion.presence().word(),
                    date,
                    source.reference()));
        }
        if (finding instanceof CopyNumber copies) {
            var what = copies.change() == CopyNumber.Change.GAIN ? " amplification" : " loss";
            return Stream.of(new Written(copies.gene() + what, copies.presence().word(), date, source.reference()));
        }
        return finding instanceof Biomarker marker && !Course.isResponse(marker)
                ? Stream.of(new Written(marker.name(), marker.written(), date, source.reference()))
                : Stream.of();
    }
}

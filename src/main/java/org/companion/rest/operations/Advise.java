package org.companion.rest.operations;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.advice.Advice;
import org.companion.advice.Advisor;
import org.companion.advice.Order;
import org.companion.advice.Phenotyping;
import org.companion.advice.Reach;
import org.companion.advice.TrialMatch;
import org.companion.advice.Trials;
import org.companion.advice.Unknown;
import org.companion.chart.Chart;
import org.companion.chart.Charts;
import org.companion.chart.Coded;
import org.companion.chart.PatientId;
import org.companion.fhir.AdviceWriter;
import org.companion.fhir.ChartReader;
import org.companion.fhir.ParameterRefused;
import org.companion.fhir.Question;
import org.companion.fhir.Resource;
import org.companion.knowledge.Category;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.KnowledgeBase;
import org.companion.knowledge.Recruitment;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;

/** {@code $advise}: the advisor asked outright, for one patient, about named drugs or all that matter. */
public final class Advise {
    private static final Set<Category> QUIET = Set.of(Category.SUPPORTS, Category.STANDARD, Category.NO_RECOMMENDATION);

    private final ParametersIn parameters;
    private final KnowledgeBase knowledge;
    private final Advisor advisor;
    private final Trials trials;
    private final ChartReader reader;
    private final Charts charts;
    private final AdviceWriter writer;
    private final Clock clock;

    public Advise(
            FhirContext fhir,
            KnowledgeBase knowledge,
            Advisor advisor,
            Trials trials,
            ChartReader reader,
            Charts charts,
            Clock clock) {
        this.parameters = new ParametersIn(fhir);
        this.knowledge = knowledge;
        this.advisor = advisor;
        this.trials = trials;
        this.reader = reader;
        this.charts = charts;
        this.writer = new AdviceWriter(knowledge);
        this.clock = clock;
    }

    @Operation(name = "$advise", idempotent = true, manualRequest = true, typeName = "Patient")
    public Parameters ofPatient(@IdParam IdType patient, RequestDetails request) {
        return answer(question(request), Optional.of(new PatientId(patient.getIdPart())));
    }

    @Operation(name = "$advise", idempotent = true, manualRequest = true)
    public Parameters atBase(RequestDetails request) {
        return answer(question(request), Optional.empty());
    }

    private Question question(RequestDetails request) {
        try {
            return Question.read(parameters.read(request));
        } catch (ParameterRefused refused) {
            throw new InvalidRequestException(refused.getMessage());
        }
    }

    private Parameters answer(Question question, Optional<PatientId> ofPath) {
        var patient = patient(question, ofPath);
        var given = reader.read(patient, ofPatient(question, patient));
        var hasPatient =
                question.chart().stream().anyMatch(resource -> resource.type().equals("Patient"));
        var chart = charts.of(patient)
                .map(own -> own.with(given))
                .or(() -> hasPatient ? Optional.of(given) : Optional.<Chart>empty())
                .orElseThrow(() -> new ResourceNotFoundException(
                        "parameter subject: " + patient.reference() + " is not on file and chart holds no Patient"));
        var advice = new ArrayList<Advice>();
        var unknown = new LinkedHashSet<Unknown>();
        for (var order : orders(question, chart)) {
            var said = advisor.advise(order, chart);
            advice.addAll(said.advice());
            unknown.addAll(said.unknown());
        }
        if (question.actionable()) {
            advice.removeIf(one -> QUIET.contains(one.category()));
        }
        advice.sort(Advisor.BY_URGENCY);
        var phenotypes = question.medications().isEmpty()
                ? Phenotyping.of(chart, knowledge.phenotypes())
                : List.<Phenotyping.Meaning>of();
        var fitting = question.medications().isEmpty()
                ? trials.of(chart, LocalDate.now(clock)).stream()
                        .filter(match -> match.status() != Recruitment.CLOSED)
                        .toList()
                : List.<TrialMatch>of();
        return writer.write(advice, distinct(unknown), phenotypes, fitting);
    }

    /** What is missing is said once, whichever drugs want it. */
    private static List<Unknown> distinct(Set<Unknown> unknown) {
        var seen = new LinkedHashSet<String>();
        return unknown.stream()
                .filter(one -> seen.add(one.need() + one.reason()))
                .toList();
    }

    private static PatientId patient(Question question, Optional<PatientId> ofPath) {
        if (ofPath.isPresent()) {
            question.subject().filter(subject -> !subject.equals(ofPath.get())).ifPresent(other -> {
                throw new InvalidRequestException("parameter subject: names another patient than the address");
            });
            return ofPath.get();
        }
        return question.subject()
                .or(() -> question.chart().stream()
                        .filter(resource -> resource.type().equals("Patient"))
                        .flatMap(resource -> resource.patient().stream())
                        .findFirst())
                .orElseThrow(() ->
                        new InvalidRequestException("parameter subject: is required, unless chart holds the Patient"));
    }

    /** Resources of the patient, and those that name nobody or somebody inside the Bundle only. */
    private static List<Resource> ofPatient(Question question, PatientId patient) {
        return question.chart().stream()
                .filter(resource ->
                        resource.patient().filter(p -> !p.equals(patient)).isEmpty())
                .toList();
    }

    private List<Order> orders(Question question, Chart chart) {
        var today = LocalDate.now(clock);
        if (question.medications().isEmpty()) {
            var probe = order(Coded.words(""), Set.of(), question, today);
            return advisor.drugsWithFindings(probe, chart).stream()
                    .map(drug -> order(Coded.words(drug.name()), Set.of(drug), question, today))
                    .toList();
        }
        return question.medications().stream()
                .map(medication -> order(medication, recognised(medication), question, today))
                .toList();
    }

    private Set<Ingredient> recognised(Coded medication) {
        var drugs = knowledge.drugs().recognise(medication);
        if (drugs.isEmpty()) {
            throw new UnprocessableEntityException(
                    "parameter medication: no known drug; use an RxNorm code or a generic or brand name");
        }
        return drugs;
    }

    private static Order order(Coded medication, Set<Ingredient> drugs, Question question, LocalDate today) {
        var order = new Order(
                Optional.empty(), medication, drugs, question.conditions(), question.population(), false, today);
        var wide = question.medications().isEmpty() ? Reach.OPTIONS : Reach.ORDER;
        return order.reaching(question.thorough() ? Reach.EVERYTHING : wide);
    }
}

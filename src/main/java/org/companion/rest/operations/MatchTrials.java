package org.companion.rest.operations;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.companion.advice.TrialMatch;
import org.companion.advice.Trials;
import org.companion.chart.Charts;
import org.companion.chart.PatientId;
import org.companion.fhir.Asked;
import org.companion.fhir.ParameterRefused;
import org.companion.fhir.TrialWriter;
import org.companion.knowledge.KnowledgeBase;
import org.companion.knowledge.Recruitment;
import org.companion.knowledge.Trial;
import org.companion.tumour.Alteration;
import org.companion.tumour.Carriers;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;

/** {@code $match-trials}: the trials that fit one patient, and the other way round, the patients that fit one trial. */
public final class MatchTrials {
    private static final Set<String> OF_PATIENT = Set.of("status");
    private static final Set<String> OF_TRIAL = Set.of("status", "trial");
    private static final Map<String, Recruitment> STATUS =
            Stream.of(Recruitment.values()).collect(Collectors.toMap(Recruitment::code, one -> one));

    private final ParametersIn parameters;
    private final Trials trials;
    private final Charts charts;
    private final Carriers carriers;
    private final TrialWriter writer;
    private final Clock clock;

    public MatchTrials(
            FhirContext fhir, KnowledgeBase knowledge, Trials trials, Charts charts, Carriers carriers, Clock clock) {
        this.parameters = new ParametersIn(fhir);
        this.trials = trials;
        this.charts = charts;
        this.carriers = carriers;
        this.writer = new TrialWriter(knowledge);
        this.clock = clock;
    }

    @Operation(name = "$match-trials", idempotent = true, manualRequest = true, typeName = "Patient")
    public Parameters ofPatient(@IdParam IdType id, RequestDetails request) {
        var asked = asked(request, OF_PATIENT);
        var patient = new PatientId(id.getIdPart());
        var chart = charts.of(patient)
                .orElseThrow(() -> new ResourceNotFoundException(patient.reference() + " is not on file"));
        return writer.ofPatient(wanted(trials.of(chart, LocalDate.now(clock)), asked));
    }

    @Operation(name = "$match-trials", idempotent = true, manualRequest = true)
    public Parameters ofTrial(RequestDetails request) {
        var asked = asked(request, OF_TRIAL);
        var name = asked.all("trial").stream()
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException(
                        "parameter trial: is required: a trial's id, or its number at the registry"));
        return patients(named(name), asked);
    }

    @Operation(name = "$match-trials", idempotent = true, manualRequest = true, typeName = "ResearchStudy")
    public Parameters ofStudy(@IdParam IdType id, RequestDetails request) {
        var asked = asked(request, OF_PATIENT);
        return patients(named(id.getIdPart().replaceFirst("-", ":")), asked);
    }

    private Asked asked(RequestDetails request, Set<String> known) {
        try {
            return Asked.read(parameters.read(request), known);
        } catch (ParameterRefused refused) {
            throw new InvalidRequestException(refused.getMessage());
        }
    }

    private List<Trial> named(String name) {
        var named = trials.named(name);
        if (named.isEmpty()) {
            throw new ResourceNotFoundException("parameter trial: no pack has the trial " + name);
        }
        return named;
    }

    /** By the alterations that the trials ask for, then each patient's whole chart. */
    private Parameters patients(List<Trial> asked, Asked how) {
        var today = LocalDate.now(clock);
        var matches = new TreeMap<PatientId, List<TrialMatch>>(Comparator.comparing(PatientId::value));
        var wanted = asked.stream().filter(trial -> trial.when().isPresent()).toList();
        var candidates =
                carriers.of(wanted.stream().flatMap(MatchTrials::signature).collect(Collectors.toSet()));
        charts.ofAll(candidates).forEach((patient, chart) -> {
            var fitting = wanted(trials.of(wanted, chart, today), how);
            if (!fitting.isEmpty()) {
                matches.put(patient, fitting);
            }
        });
        return writer.ofTrial(matches);
    }

    private static Stream<Alteration> signature(Trial trial) {
        return Trials.signature(trial)
                .orElseThrow(() -> new InvalidRequestException("parameter trial: " + trial.id()
                        + " asks for nothing that a tumour carries; its patients cannot be found by it"))
                .stream();
    }

    private static List<TrialMatch> wanted(List<TrialMatch> matches, Asked asked) {
        var status = asked.all("status").stream().map(MatchTrials::status).collect(Collectors.toSet());
        return matches.stream()
                .filter(match -> status.isEmpty() || status.contains(match.status()))
                .toList();
    }

    private static Recruitment status(String code) {
        var status = STATUS.get(code);
        if (status == null) {
            throw new InvalidRequestException("parameter status: must be open, unknown or closed");
        }
        return status;
    }
}

package org.companion.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.companion.chart.Allergy;
import org.companion.chart.Chart;
import org.companion.chart.Coded;
import org.companion.chart.Diagnosis;
import org.companion.chart.Finding;
import org.companion.chart.Identifier;
import org.companion.chart.PatientId;
import org.companion.chart.PendingTest;
import org.companion.chart.Person;
import org.companion.chart.Source;
import org.companion.chart.Treatment;
import org.companion.intake.Intake;

/** Reads a patient's resources into a chart. */
public final class ChartReader {
    private static final Set<String> TYPES = Set.of(
            "Patient",
            "Observation",
            "Condition",
            "ServiceRequest",
            "DiagnosticReport",
            "Medication",
            "MedicationRequest",
            "MedicationStatement",
            "AllergyIntolerance",
            "Procedure",
            "Specimen",
            "NutritionOrder");
    private static final Set<String> DONE = Set.of("completed", "in-progress");
    private static final Set<String> OVER = Set.of("inactive", "resolved");
    private static final Set<String> NOT_SO = Set.of("refuted", "entered-in-error");
    private static final Set<String> WAITING = Set.of("draft", "active", "on-hold");
    private static final Set<String> ORDERED =
            Set.of("", "order", "original-order", "reflex-order", "filler-order", "instance-order");

    private final Supplier<Intake> intakes;

    public ChartReader(Intake intake) {
        this(() -> intake);
    }

    /** Reads with the way in that is given at the time. */
    public ChartReader(Supplier<Intake> intakes) {
        this.intakes = intakes;
    }

    /** What charts are read with; charts that were read with another are out of date. */
    public Object edition() {
        return intakes.get();
    }

    /** The resource types that a chart, or an order for it, is read from. */
    public static Set<String> types() {
        return TYPES;
    }

    /** The chart that these resources make; those of other types say nothing. */
    public Chart read(PatientId patient, Collection<Resource> resources) {
        return read(patient, resources, List.of());
    }

    /** The same with measurements that were read before. */
    public Chart read(PatientId patient, Collection<Resource> resources, List<Finding> measured) {
        var findings = new ArrayList<>(measured);
        var diagnoses = new ArrayList<Diagnosis>();
        var pending = new ArrayList<PendingTest>();
        var treatments = new ArrayList<Treatment>();
        var allergies = new ArrayList<Allergy>();
        var procedures = new ArrayList<Coded>();
        var person = Optional.<Person>empty();
        var beside = new Neighbourhood(resources);
        for (var resource : resources) {
            switch (resource.type()) {
                case "Patient" -> {
                    person = person.or(() -> Optional.of(PersonReader.read(resource.json())));
                    findings.addAll(LivingReader.ancestry(resource, intakes.get()));
                }
                case "Observation", "DiagnosticReport" -> findings.addAll(findings(resource, beside));
                case "NutritionOrder" -> findings.addAll(LivingReader.diet(resource, intakes.get()));
                case "Condition" -> diagnosis(resource).ifPresent(diagnoses::add);
                case "ServiceRequest" -> pending(resource).ifPresent(pending::add);
                case "MedicationRequest", "MedicationStatement" ->
                    TreatmentReader.read(resource, among(resources)).ifPresent(treatments::add);
                case "AllergyIntolerance" -> allergy(resource).ifPresent(allergies::add);
                case "Procedure" -> procedure(resource).ifPresent(procedures::add);
                default -> {}
            }
        }
        return new Chart(patient, person, findings, diagnoses, pending, treatments, allergies, procedures);
    }

    private static Resources among(Collection<Resource> resources) {
        return reference -> resources.stream()
                .filter(resource -> resource.reference().equals(reference))
                .findFirst();
    }

    /** The references of one resource to those that charts need and that may belong to no patient, or to another. */
    public static Set<String> shared(Resource resource) {
        return TreatmentReader.sharedMedication(resource)
                .or(() -> Neighbourhood.specimen(resource))
                .map(Set::of)
                .orElse(Set.of());
    }

    /** Under which numbers the institutions know a patient; empty for any resource but a Patient. */
    public static Set<Identifier> identifiers(Resource resource) {
        return resource.type().equals("Patient") ? PersonReader.identifiers(resource.json()) : Set.of();
    }

    /** The findings of one Observation, or of those that a DiagnosticReport contains; none of other types. */
    public List<Finding> findings(Resource resource) {
        return findings(resource, Neighbourhood.none());
    }

    private List<Finding> findings(Resource resource, Neighbourhood beside) {
        return switch (resource.type()) {
            case "Observation" -> ofObservation(resource, beside);
            case "DiagnosticReport" -> contained(resource).flatMap(List::stream).toList();
            default -> List.of();
        };
    }

    private List<Finding> ofObservation(Resource observation, Neighbourhood beside) {
        var phase = PhaseReader.read(observation.json(), observation.reference());
        if (phase.isPresent()) {
            return List.of(phase.get());
        }
        return ObservationReader.ofWhomever(observation.json(), observation.reference())
                .map(reported -> reported.within(beside.whole(observation)))
                .map(intakes.get()::findings)
                .map(findings -> beside.whyNotThePatients(observation)
                        .map(reason -> Intake.unusable(findings, reason))
                        .orElse(findings))
                .orElse(List.of());
    }

    private Stream<List<Finding>> contained(Resource report) {
        if (ObservationReader.isWithoutResult(report.json())) {
            return Stream.empty();
        }
        return Json.each(report.json(), "contained")
                .filter(inner -> Json.text(inner, "resourceType")
                        .filter("Observation"::equals)
                        .isPresent())
                .map(inner -> ObservationReader.read(inner, report.reference())
                        .map(intakes.get()::findings)
                        .orElse(List.of()));
    }

    /** A diagnosis that holds now; remission counts, since treatment goes on in it. */
    private static Optional<Diagnosis> diagnosis(Resource condition) {
        var json = condition.json();
        if (has(json.path("clinicalStatus"), OVER) || has(json.path("verificationStatus"), NOT_SO)) {
            return Optional.empty();
        }
        var concept = Concepts.concept(json.path("code"));
        var since = Json.text(json, "onsetDateTime")
                .or(() -> Json.text(json, "recordedDate"))
                .flatMap(Dates::day);
        return concept.isEmpty()
                ? Optional.empty()
                : Optional.of(new Diagnosis(concept, new Source(condition.reference(), since, false)));
    }

    /** What was done; a genomic study is none of a patient's treatments and names no code. */
    private static Optional<Coded> procedure(Resource resource) {
        var concept = Concepts.concept(resource.json().path("code"));
        return DONE.contains(Json.text(resource.json(), "status").orElse("")) && !concept.isEmpty()
                ? Optional.of(concept)
                : Optional.empty();
    }

    /** An allergy or intolerance that holds. */
    private static Optional<Allergy> allergy(Resource resource) {
        var json = resource.json();
        if (has(json.path("clinicalStatus"), OVER) || has(json.path("verificationStatus"), NOT_SO)) {
            return Optional.empty();
        }
        var substance = Concepts.concept(json.path("code"));
        var since = Json.text(json, "recordedDate").flatMap(Dates::day);
        return substance.isEmpty()
                ? Optional.empty()
                : Optional.of(new Allergy(substance, new Source(resource.reference(), since, false)));
    }

    private static boolean has(JsonNode status, Set<String> codes) {
        return Concepts.concept(status).codes().stream().anyMatch(code -> codes.contains(code.code()));
    }

    /** A test that somebody has ordered, also one that stands as a draft beside the drug. */
    private static Optional<PendingTest> pending(Resource request) {
        var json = request.json();
        var waits = WAITING.contains(Json.text(json, "status").orElse("active"))
                && ORDERED.contains(Json.text(json, "intent").orElse(""));
        var test = Concepts.concept(json.path("code"));
        return waits && !json.path("doNotPerform").booleanValue() && !test.isEmpty()
                ? Optional.of(new PendingTest(test, new Source(request.reference(), Optional.empty(), false)))
                : Optional.empty();
    }
}

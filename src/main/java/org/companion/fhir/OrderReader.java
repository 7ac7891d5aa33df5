package org.companion.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.companion.advice.Order;
import org.companion.chart.Chart;
import org.companion.chart.Coded;
import org.companion.chart.Diagnosis;
import org.companion.knowledge.DrugCodes;
import org.companion.knowledge.Drugs;

/** Reads MedicationRequests as orders. */
public final class OrderReader {
    private static final Set<String> NOT_GIVEN = Set.of("cancelled", "stopped", "entered-in-error");

    private final Supplier<Drugs> drugs;

    public OrderReader(Drugs drugs) {
        this(() -> drugs);
    }

    /** Reads with the drugs that are known at the time. */
    public OrderReader(Supplier<Drugs> drugs) {
        this.drugs = drugs;
    }

    /**
     * What was read of the requests.
     *
     * @param orders one per request whose drug is written
     * @param unresolved those whose drug cannot be told
     */
    public record Orders(List<Written> orders, List<Unresolved> unresolved) {}

    /** An order with the request it was written in. */
    public record Written(Order order, Resource request) {}

    /**
     * A request whose drug cannot be told.
     *
     * @param drug what is written of it; empty where nothing is
     * @param medication the reference behind which it stands and which leads nowhere
     */
    public record Unresolved(Resource request, String drug, Optional<String> medication) {}

    /**
     * What the requests are read by.
     *
     * @param known where references are looked up that are neither contained nor a diagnosis of the chart
     * @param codes the sender's own codes of drugs
     * @param continued whether the drugs are taken already
     * @param today the day on which they are judged
     */
    public record Setting(Chart chart, Resources known, DrugCodes codes, boolean continued, LocalDate today) {}

    /** The orders among the resources. */
    public Orders read(Collection<Resource> requests, Setting setting) {
        var orders = new ArrayList<Written>();
        var unresolved = new ArrayList<Unresolved>();
        for (var request : requests) {
            if (isOrder(request)) {
                medication(request, setting.known())
                        .map(setting.codes()::translate)
                        .filter(this::canBeTold)
                        .ifPresentOrElse(
                                drug -> orders.add(new Written(order(request, drug, setting), request)),
                                () -> unresolved.add(unresolved(request)));
            }
        }
        return new Orders(orders, unresolved);
    }

    /** A drug in words is read, known or not; one in codes alone only where a table knows one of them. */
    private boolean canBeTold(Coded drug) {
        var inWords = !drug.text().isBlank()
                || drug.codes().stream().anyMatch(code -> !code.display().isBlank());
        return inWords || !drugs.get().recognise(drug).isEmpty();
    }

    private static Unresolved unresolved(Resource request) {
        var json = request.json();
        var reference = json.path("medicationReference");
        var written = Json.text(reference, "display")
                .orElseGet(() ->
                        Concepts.concept(json.path("medicationCodeableConcept")).name());
        return new Unresolved(
                request,
                written,
                Json.text(reference, "reference")
                        .filter(text -> !text.startsWith("#"))
                        .map(References::local));
    }

    private static boolean isOrder(Resource request) {
        return request.type().equals("MedicationRequest") && namesDrug(request.json()) && isToGive(request.json());
    }

    /** An order that stops a drug, or says not to give it, gives none. */
    private static boolean isToGive(JsonNode request) {
        return !request.path("doNotPerform").booleanValue()
                && Json.text(request, "status").filter(NOT_GIVEN::contains).isEmpty();
    }

    /** A draft in which no drug has been chosen yet is no order. */
    private static boolean namesDrug(JsonNode request) {
        return request.has("medicationCodeableConcept")
                || !request.path("medicationReference").path("reference").isMissingNode()
                || !request.path("medicationReference").path("display").isMissingNode();
    }

    private Order order(Resource request, Coded medication, Setting setting) {
        return new Order(
                        Optional.of(request.reference()),
                        medication,
                        drugs.get().recognise(medication),
                        reasons(request.json(), setting.chart(), setting.known()),
                        Optional.empty(),
                        setting.continued(),
                        setting.today())
                .dosed(DoseReader.milligramsADay(request.json(), medication.name()));
    }

    /** The drug: written out, contained, referenced, or in the display of the reference. */
    private Optional<Coded> medication(Resource request, Resources known) {
        var json = request.json();
        return Medications.of(json, known)
                .or(() -> Json.text(json.path("medicationReference"), "display")
                        .map(Coded::words)
                        .filter(words -> !drugs.get().recognise(words).isEmpty()));
    }

    private static List<Coded> reasons(JsonNode request, Chart chart, Resources known) {
        var written = Json.each(request, "reasonCode").map(Concepts::concept);
        var referenced = Json.each(request, "reasonReference")
                .flatMap(reference -> reason(reference, request, chart, known).stream());
        return Stream.concat(written, referenced)
                .filter(reason -> !reason.isEmpty())
                .toList();
    }

    private static Optional<Coded> reason(JsonNode reference, JsonNode request, Chart chart, Resources known) {
        var target = Json.text(reference, "reference");
        if (target.filter(t -> t.startsWith("#")).isPresent()) {
            return Medications.contained(request, target.get().substring(1)).map(OrderReader::diagnosisOf);
        }
        return target.map(References::local)
                .flatMap(local -> onFile(local, chart)
                        .or(() -> known.of(local).map(Resource::json).map(OrderReader::diagnosisOf)))
                .or(() -> Json.text(reference, "display").map(Coded::words));
    }

    private static Optional<Coded> onFile(String reference, Chart chart) {
        return chart.diagnoses().stream()
                .filter(diagnosis -> diagnosis.source().reference().equals(reference))
                .map(Diagnosis::condition)
                .findFirst();
    }

    private static Coded diagnosisOf(JsonNode condition) {
        return Concepts.concept(condition.path("code"));
    }
}

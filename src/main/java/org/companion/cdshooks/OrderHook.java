package org.companion.cdshooks;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.companion.advice.Advisor;
import org.companion.advice.Order;
import org.companion.chart.Chart;
import org.companion.chart.Charts;
import org.companion.chart.PatientId;
import org.companion.fhir.ChartReader;
import org.companion.fhir.OrderReader;
import org.companion.fhir.OrderReader.Written;
import org.companion.fhir.Resource;
import org.companion.fhir.Resources;
import org.companion.knowledge.KnowledgeBase;

/** From a hook call to the advisor and back: which orders, which chart, what to say. */
final class OrderHook {
    private final KnowledgeBase knowledge;
    private final Advisor advisor;
    private final OrderReader orders;
    private final ChartReader reader;
    private final Charts charts;
    private final Resources stored;
    private final Clock clock;

    OrderHook(
            KnowledgeBase knowledge,
            Advisor advisor,
            ChartReader reader,
            Charts charts,
            Resources stored,
            Clock clock) {
        this.knowledge = knowledge;
        this.advisor = advisor;
        this.orders = new OrderReader(knowledge.drugs());
        this.reader = reader;
        this.charts = charts;
        this.stored = stored;
        this.clock = clock;
    }

    /** What the advisor says of each order of the call; refused when the data for it are nowhere. */
    List<Consulted> consult(HookRequest request) {
        var prefetched = PrefetchedChart.of(request.prefetch());
        var sent = reader.read(request.patient(), ofPatient(request.patient(), prefetched.resources()));
        var onFile = charts.of(request.patient());
        var chart = onFile.map(own -> own.with(sent)).orElse(sent);
        var read = orders.read(request.chosen(), chart, known(request, prefetched), LocalDate.now(clock));
        if (!read.unresolved().isEmpty()) {
            throw HookRefused.missingData("the ordered drug stands in " + String.join(", ", read.unresolved())
                    + ", which is neither contained, nor in draftOrders or prefetch, nor on file here");
        }
        var judged = read.orders().stream()
                .filter(written -> isKnown(written.order()))
                .toList();
        if (judged.isEmpty()) {
            return List.of();
        }
        if (onFile.isEmpty() && !prefetched.missing().isEmpty()) {
            throw HookRefused.missingData("the patient is not on file here and "
                    + String.join(" and ", prefetched.missing())
                    + "; send the prefetch that discovery asks for");
        }
        var whole = chart.with(reader.read(request.patient(), request.drafts()));
        return judged.stream().map(written -> consulted(written, whole)).toList();
    }

    private boolean isKnown(Order order) {
        return order.drugs().stream().anyMatch(drug -> !knowledge.about(drug).isEmpty());
    }

    private Consulted consulted(Written written, Chart chart) {
        return new Consulted(
                written.request(), advisor.advise(written.order(), chart).advice());
    }

    /** Another patient's resource is never read, whatever the client sent. */
    private static List<Resource> ofPatient(PatientId patient, List<Resource> resources) {
        return resources.stream()
                .filter(resource -> resource.patient().filter(patient::equals).isPresent())
                .toList();
    }

    private Resources known(HookRequest request, PrefetchedChart prefetched) {
        var sent = new HashMap<String, Resource>();
        var all = new ArrayList<>(request.drafts());
        all.addAll(prefetched.resources());
        all.forEach(resource -> sent.put(resource.reference(), resource));
        return reference -> Optional.ofNullable(sent.get(reference)).or(() -> stored.of(reference));
    }
}

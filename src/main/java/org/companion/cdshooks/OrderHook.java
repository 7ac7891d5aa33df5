package org.companion.cdshooks;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.advice.Advisor;
import org.companion.advice.Order;
import org.companion.cdshooks.Gathering.Sources;
import org.companion.chart.Chart;
import org.companion.chart.Source;
import org.companion.chart.Treatment;
import org.companion.fhir.ChartReader;
import org.companion.fhir.OrderReader;
import org.companion.fhir.OrderReader.Orders;
import org.companion.fhir.OrderReader.Unresolved;
import org.companion.fhir.OrderReader.Written;
import org.companion.fhir.Resource;
import org.companion.fhir.Resources;
import org.companion.knowledge.KnowledgeBase;

/** The hooks that are about orders: which orders, on which data, and what the advisor says of them. */
final class OrderHook {
    private final KnowledgeBase knowledge;
    private final Advisor advisor;
    private final OrderReader orders;
    private final ChartReader reader;
    private final Sources sources;
    private final Resources stored;
    private final Overview overview;
    private final Clock clock;

    OrderHook(
            KnowledgeBase knowledge,
            Advisor advisor,
            ChartReader reader,
            Sources sources,
            Resources stored,
            Overview overview,
            Clock clock) {
        this.knowledge = knowledge;
        this.advisor = advisor;
        this.orders = new OrderReader(knowledge::drugs);
        this.reader = reader;
        this.sources = sources;
        this.stored = stored;
        this.overview = overview;
        this.clock = clock;
    }

    /** What the advisor says of each order of the call; refused when the data for it are nowhere. */
    Hearing hear(HookRequest request, Client client) {
        var gathering = new Gathering(sources, request, client);
        var read = read(request, client, gathering.data());
        if (!isAsked(read)) {
            return new Hearing(
                    List.of(), request.context().unread(), options(request, read, gathering), gathering.data());
        }
        var asked = references(read, gathering.data());
        gathering.askForAll(asked);
        read = read(request, client, gathering.data());
        var behind = references(read, gathering.data()); // the drugs of orders that came only now
        behind.removeAll(asked);
        if (!behind.isEmpty()) {
            gathering.askFor(behind);
            read = read(request, client, gathering.data());
        }
        var data = gathering.data();
        var judged = read.orders.orders().stream()
                .filter(written -> isKnown(written.order()))
                .toList();
        if (!judged.isEmpty() && !data.missing().isEmpty()) {
            throw HookRefused.missingData("the patient is not on file here and "
                    + String.join(" and ", data.missing())
                    + "; send the prefetch that discovery asks for, or a fhirServer that may be called");
        }
        var chart = withDrugs(read.orders.orders(), withDrafts(request, data.chart()));
        var notes = Note.of(judged.stream()
                .map(written -> consulted(written, request, chart))
                .toList());
        return new Hearing(notes, unread(request, read, data, !judged.isEmpty()), Overview.Told.nothing(), data);
    }

    /** Where an order is being made and no drug is chosen yet; nothing is asked for that is not sent or on file. */
    private Overview.Told options(HookRequest request, Read read, Gathering gathering) {
        var choosing = request.hook() == Hook.ORDER_SELECT
                && request.context().unread().isEmpty()
                && read.orders.orders().isEmpty()
                && request.context().chosen().stream()
                        .allMatch(order -> order.type().equals("MedicationRequest"));
        return choosing ? overview.options(gathering.data().chart(), LocalDate.now(clock)) : Overview.Told.nothing();
    }

    /** The orders of the call as far as they can be read, and the dispatched ones that are not there. */
    private record Read(Orders orders, List<String> absent) {}

    private Read read(HookRequest request, Client client, AtHand data) {
        var sent = data.byReference();
        request.context().drafts().forEach(draft -> sent.put(draft.reference(), draft));
        Resources known = reference -> Optional.ofNullable(sent.get(reference)).or(() -> stored.of(reference));
        var setting = new OrderReader.Setting(
                data.chart(), known, client.drugCodes(), request.hook().isAboutDrugsInUse(), LocalDate.now(clock));
        var absent = new ArrayList<String>();
        return new Read(orders.read(chosen(request, known, absent), setting), absent);
    }

    private static List<Resource> chosen(HookRequest request, Resources known, List<String> absent) {
        var chosen = new ArrayList<>(request.context().chosen());
        for (var reference : request.context().dispatched()) {
            if (!reference.startsWith("MedicationRequest/")) {
                continue; // another kind of order, which is not ours to judge
            }
            known.of(reference)
                    .filter(order -> order.patient()
                            .filter(request.context().patient()::equals)
                            .isPresent())
                    .ifPresentOrElse(chosen::add, () -> absent.add(reference));
        }
        return chosen;
    }

    private boolean isAsked(Read read) {
        return !read.absent.isEmpty()
                || !read.orders.unresolved().isEmpty()
                || read.orders.orders().stream().anyMatch(written -> isKnown(written.order()));
    }

    private boolean isKnown(Order order) {
        return order.drugs().stream().anyMatch(drug -> !knowledge.about(drug).isEmpty());
    }

    /** What must still be asked for; an order that is not among all of the patient's is nowhere. */
    private static Set<String> references(Read read, AtHand data) {
        var references = new LinkedHashSet<String>();
        if (data.lacking().containsKey(Hook.MEDICATIONS)) {
            references.addAll(read.absent);
        }
        read.orders.unresolved().forEach(one -> one.medication().ifPresent(references::add));
        return references;
    }

    /** A test drafted beside the drug is on its way. */
    private Chart withDrafts(HookRequest request, Chart chart) {
        var tests = request.context().drafts().stream()
                .filter(draft -> draft.type().equals("ServiceRequest"))
                .toList();
        return tests.isEmpty()
                ? chart
                : chart.with(reader.read(request.context().patient(), tests));
    }

    /** The drugs of all orders of the call are taken beside one another. */
    private static Chart withDrugs(List<Written> orders, Chart chart) {
        var beside = orders.stream()
                .filter(written -> orders.size() > 1)
                .map(written -> new Treatment(
                        written.order().medication(),
                        Treatment.State.ACTIVE,
                        Optional.empty(),
                        new Source(written.request().reference(), Optional.empty(), false)))
                .toList();
        return beside.isEmpty()
                ? chart
                : chart.with(new Chart(
                        chart.patient(), Optional.empty(), List.of(), List.of(), List.of(), beside, List.of()));
    }

    /** What has been signed is not the dispatcher's to change. */
    private Consulted consulted(Written written, HookRequest request, Chart chart) {
        return new Consulted(
                Optional.of(written.request()).filter(request.context().drafts()::contains),
                advisor.advise(written.order(), chart).advice());
    }

    private static List<Unread> unread(HookRequest request, Read read, AtHand data, boolean judged) {
        var unread = new ArrayList<>(request.context().unread());
        read.absent.forEach(reference -> unread.add(
                new Unread(reference, "it is neither in prefetch, nor on file here, nor could it be fetched")));
        read.orders.unresolved().forEach(one -> unread.add(unread(one)));
        if (judged) {
            unread.addAll(data.doubts());
        }
        return unread;
    }

    private static Unread unread(Unresolved order) {
        var what = order.drug().isBlank() ? order.request().reference() : order.drug();
        return new Unread(
                what,
                order.medication()
                        .map(
                                reference -> "its drug stands in " + reference
                                        + ", which is neither contained, nor sent along, nor on file here, nor could be fetched")
                        .orElse("its drug is not written in words, nor by a code known here"));
    }
}

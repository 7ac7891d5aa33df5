package org.companion.hl7;

import ca.uhn.hl7v2.model.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.companion.delivery.Content;
import org.companion.delivery.Delivery;
import org.companion.delivery.PlacedOrder;
import org.companion.delivery.Refusal;
import org.companion.delivery.Refusal.Reason;
import org.companion.delivery.SentPatient;

/**
 * Reads the orders of an ORM or OML. What stands in their OBX are answers to questions at order entry, told by people who
 * ordered and not found by a laboratory: they are kept as notes and never as results.
 */
final class OrderReading {
    /** HL7 table 0119: cancel, discontinue, and what was done so. */
    private static final Set<String> ENDED = Set.of("CA", "DC", "CR", "DR", "OC", "OD");

    private final String facility;
    private final Stamps stamps;

    OrderReading(String facility, Stamps stamps) {
        this.facility = facility;
        this.stamps = stamps;
    }

    Content read(SentPatient patient, List<Segment> segments) {
        var orders = new ArrayList<PlacedOrder>();
        for (var request : Request.of(segments)) {
            var number = ReportReading.entity(request.orc(), 2)
                    .or(() -> ReportReading.entity(request.obr(), 2))
                    .or(() -> ReportReading.entity(request.orc(), 3));
            if (number.isEmpty()) {
                return Refusal.error(
                        Reason.FIELD_MISSING, "ORC-2", "the placer's order number is needed: by it an order is known");
            }
            orders.add(order(request, number.get(), segments));
        }
        return orders.isEmpty()
                ? Refusal.error(Reason.SEGMENT_SEQUENCE, "OBR", "there is no OBR: nothing is ordered")
                : new Delivery.Orders(patient, orders);
    }

    private PlacedOrder order(Request request, ReportReading.Entity number, List<Segment> segments) {
        var control = request.orc().flatMap(orc -> Segments.text(orc, 1)).orElse("NW");
        var placed = request.orc()
                .flatMap(orc -> Segments.text(orc, 9))
                .or(() -> Segments.text(request.obr(), 7))
                .flatMap(stamps::read);
        var notes = Stream.concat(
                        beforeRequest(segments).stream(),
                        Stream.concat(
                                request.notes().stream(),
                                request.observations().stream().map(OrderReading::asked)))
                .toList();
        return new PlacedOrder(
                number.issuer().isEmpty() ? facility : number.issuer(),
                number.value(),
                ReportReading.service(request.obr(), ""),
                !ENDED.contains(control),
                placed,
                notes);
    }

    /** Notes between ORC and OBR. */
    private static List<String> beforeRequest(List<Segment> segments) {
        return segments.stream()
                .takeWhile(segment -> !segment.getName().equals("OBR"))
                .filter(segment -> segment.getName().equals("NTE"))
                .flatMap(note -> Segments.each(note, 3))
                .flatMap(type -> Segments.text(type, 1, 1).stream())
                .toList();
    }

    private static String asked(Request.Observed observed) {
        var question = Segments.text(observed.obx(), 3, 2)
                .or(() -> Segments.text(observed.obx(), 3))
                .orElse("");
        var answer = Segments.text(observed.obx(), 5, 2)
                .or(() -> Segments.text(observed.obx(), 5))
                .orElse("");
        return question + " " + answer;
    }
}

package org.companion.hl7;

import ca.uhn.hl7v2.model.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An OBR with what belongs to it: its ORC, its observations, its specimens, its notes. */
record Request(
        Optional<Segment> orc, Segment obr, List<Observed> observations, List<Segment> specimens, List<String> notes) {

    /**
     * An OBX with the notes that follow it.
     *
     * @param number of the OBX among those of its request, from one
     * @param prefix tells the groups of one panel's OBR from those of another
     */
    record Observed(Segment obx, int number, String prefix, List<String> lines) {
        String notes() {
            return lines.stream().collect(Collectors.joining("\n"));
        }
    }

    /** The requests in their order; the panels of a genetics report are taken into it. */
    static List<Request> of(List<Segment> segments) {
        var requests = new ArrayList<Request>();
        Optional<Segment> orc = Optional.empty();
        List<String> notes = new ArrayList<>();
        var prefix = "";
        for (var segment : segments) {
            switch (segment.getName()) {
                case "ORC" -> orc = Optional.of(segment);
                case "OBR" -> {
                    if (!requests.isEmpty() && isPanelOf(segment, requests.get(requests.size() - 1))) {
                        prefix = Segments.text(segment, 4).orElse("") + "/";
                    } else {
                        prefix = "";
                        requests.add(
                                new Request(orc, segment, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
                    }
                    notes = requests.get(requests.size() - 1).notes();
                }
                case "OBX" -> {
                    if (!requests.isEmpty()) {
                        var all = requests.get(requests.size() - 1).observations();
                        var observed = new Observed(segment, all.size() + 1, prefix, new ArrayList<>());
                        all.add(observed);
                        notes = observed.lines();
                    }
                }
                case "SPM" -> {
                    if (!requests.isEmpty()) {
                        requests.get(requests.size() - 1).specimens().add(segment);
                    }
                }
                case "NTE" ->
                    Segments.each(segment, 3)
                            .flatMap(type -> Segments.text(type, 1, 1).stream())
                            .forEach(notes::add);
                default -> {}
            }
        }
        return requests;
    }

    private static boolean isPanelOf(Segment obr, Request before) {
        var service = Segments.text(before.obr(), 4).orElse("");
        return Questions.PANELS.contains(Segments.text(obr, 4).orElse(""))
                && (service.equals(Questions.MASTER)
                        || !Segments.text(obr, 29).orElse("").isEmpty());
    }
}

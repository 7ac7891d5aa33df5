package org.companion.cdshooks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.companion.cdshooks.Prefetched.Lack;
import org.companion.chart.Chart;
import org.companion.chart.PatientId;
import org.companion.fhir.Resource;

/**
 * What is at hand of a call's patient: our own file and what the client gave.
 *
 * @param chart both together
 * @param onFile the patient's id in our own file, where there is one
 * @param sent what the client gave, by reference
 * @param lacking what it did not give, by prefetch key
 * @param doubts what of our own file was not used, and why
 * @param requests how many requests were sent to the client's FHIR server
 */
record AtHand(
        Chart chart,
        Optional<PatientId> onFile,
        List<Resource> sent,
        Map<String, Lack> lacking,
        List<Unread> doubts,
        int requests) {

    /** What cannot be judged without and is nowhere; empty where the patient is on file. */
    List<String> missing() {
        return onFile.isPresent()
                ? List.of()
                : Hook.NEEDED.stream()
                        .flatMap(key -> Optional.ofNullable(lacking.get(key)).stream())
                        .map(Lack::why)
                        .distinct()
                        .toList();
    }

    /** The same, with a reason more why these keys are lacking. */
    AtHand lackingBecause(String why, Collection<String> keys) {
        var told = new LinkedHashMap<>(lacking);
        keys.forEach(key -> told.computeIfPresent(key, (same, lack) -> lack.because(why)));
        return new AtHand(chart, onFile, sent, Map.copyOf(told), doubts, requests);
    }

    /** What the client gave, by reference. */
    Map<String, Resource> byReference() {
        var found = new LinkedHashMap<String, Resource>();
        sent.forEach(resource -> found.putIfAbsent(resource.reference(), resource));
        return found;
    }
}

package org.companion.chart;

import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Everything the advisor may know of one patient. An empty list means: nothing on file, never: normal. */
public record Chart(PatientId patient, List<Finding> findings, List<Diagnosis> diagnoses, List<PendingTest> pending) {
    public Chart {
        findings = List.copyOf(findings);
        diagnoses = List.copyOf(diagnoses);
        pending = List.copyOf(pending);
    }

    /** A patient of whom nothing is on file. */
    public static Chart empty(PatientId patient) {
        return new Chart(patient, List.of(), List.of(), List.of());
    }

    /** The findings of one kind, in the order they were read. */
    public <F extends Finding> Stream<F> findings(Class<F> kind) {
        return findings.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** This chart with what another knows of the same patient; a resource known here is not read again from there. */
    public Chart with(Chart other) {
        var known = new HashSet<String>();
        findings.forEach(finding -> known.add(finding.source().reference()));
        diagnoses.forEach(diagnosis -> known.add(diagnosis.source().reference()));
        pending.forEach(test -> known.add(test.source().reference()));
        return new Chart(
                patient,
                joined(
                        findings,
                        other.findings,
                        finding -> known.contains(finding.source().reference())),
                joined(
                        diagnoses,
                        other.diagnoses,
                        diagnosis -> known.contains(diagnosis.source().reference())),
                joined(
                        pending,
                        other.pending,
                        test -> known.contains(test.source().reference())));
    }

    private static <T> List<T> joined(List<T> mine, List<T> others, Predicate<T> known) {
        return Stream.concat(mine.stream(), others.stream().filter(known.negate()))
                .toList();
    }
}

package org.companion.chart;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything the advisor may know of one patient. An empty list means: nothing on file, never: normal.
 *
 * @param person empty where no Patient resource was seen
 * @param procedures what was done, as it was written
 */
public record Chart(
        PatientId patient,
        Optional<Person> person,
        List<Finding> findings,
        List<Diagnosis> diagnoses,
        List<PendingTest> pending,
        List<Treatment> treatments,
        List<Allergy> allergies,
        List<Coded> procedures) {
    public Chart {
        procedures = List.copyOf(procedures);
        findings = Findings.of(findings);
        diagnoses = List.copyOf(diagnoses);
        pending = List.copyOf(pending);
        treatments = List.copyOf(treatments);
        allergies = List.copyOf(allergies);
    }

    /** A chart without procedures. */
    public Chart(
            PatientId patient,
            Optional<Person> person,
            List<Finding> findings,
            List<Diagnosis> diagnoses,
            List<PendingTest> pending,
            List<Treatment> treatments,
            List<Allergy> allergies) {
        this(patient, person, findings, diagnoses, pending, treatments, allergies, List.of());
    }

    /** A patient of whom nothing is on file. */
    public static Chart empty(PatientId patient) {
        return new Chart(patient, Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** The findings of one kind, in the order they were read. */
    public <F extends Finding> Stream<F> findings(Class<F> kind) {
        return ((Findings) findings).of(kind).stream();
    }

    /**
     * This chart with what another knows of the same patient. What both say in the same words of the same resource is
     * said once; where they differ both count, since two servers may use one number for two resources.
     */
    public Chart with(Chart other) {
        return new Chart(
                patient,
                person.or(other::person),
                joined(findings, other.findings),
                joined(diagnoses, other.diagnoses),
                joined(pending, other.pending),
                joined(treatments, other.treatments),
                joined(allergies, other.allergies),
                joined(procedures, other.procedures));
    }

    private static <T> List<T> joined(List<T> mine, List<T> others) {
        if (others.isEmpty()) {
            return mine;
        }
        Set<T> known = new HashSet<>(mine);
        return Stream.concat(mine.stream(), others.stream().filter(one -> !known.contains(one)))
                .toList();
    }
}

package org.companion.inquiry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.PatientId;
import org.companion.genome.Assembly;
import org.companion.genome.Interval;

/** The index of the genomic results on file. A scope is one patient, or everybody when empty. */
public interface Results {
    /** Whether the patient is on file. */
    boolean knows(PatientId patient);

    /** The variants of a kind that meet the place. */
    List<Entry> at(Optional<PatientId> scope, Kind kind, Place place);

    /** How far these structural variants reach, by their ids. */
    Map<String, Extent> extents(Collection<String> ids);

    /** The small variants with one of these keys ({@link AlleleKey}). */
    List<Entry> alleles(Optional<PatientId> scope, Set<String> keys);

    /** Of these keys those that a patient's Observations of these tests (ids of their Procedures) have. */
    Set<String> reported(PatientId patient, Set<String> studies, Set<String> keys);

    /** Whether the patient has variants of the kind that are placed on this build alone. */
    boolean onlyOn(Assembly build, PatientId patient, Kind kind);

    /** Whether one of these small variants makes the sequence so much longer (or, below zero, shorter). */
    boolean lengthens(Collection<String> ids, int by);

    /** The results with a word in this role that meets the token. */
    List<Entry> saying(Optional<PatientId> scope, Role role, Token token);

    /** The results of a kind that are derived from one of these Observations. */
    List<Entry> derived(Kind kind, Collection<String> from);

    /** What each of these results is derived from, by their ids. */
    Map<String, Set<String>> basis(Collection<String> ids);

    /** The results with these ids. */
    List<Entry> entries(Collection<String> ids);

    /** All results of a patient of these kinds. */
    List<Entry> all(PatientId patient, Set<Kind> kinds);

    /** The tests made of a patient's genes. */
    List<Study> studies(PatientId patient);

    /** The identifiers of a patient's specimens, by the ids of their resources. */
    Map<String, Set<String>> specimens(PatientId patient);

    /** All regions that a document lists; none when it lists none that can be read. */
    List<Interval> regions(String document);

    /** Which parts of a contig a document lists; empty when the document cannot be read. */
    Optional<List<Interval>> regions(String document, Interval within);
}

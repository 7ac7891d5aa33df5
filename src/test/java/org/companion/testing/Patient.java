package org.companion.testing;

import static org.companion.testing.Examples.change;
import static org.companion.testing.Examples.gene;
import static org.companion.testing.Examples.genes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.advice.Advice;
import org.companion.advice.Advisor;
import org.companion.advice.Consultation;
import org.companion.advice.Order;
import org.companion.chart.Allergy;
import org.companion.chart.Chart;
import org.companion.chart.Coded;
import org.companion.chart.Diagnosis;
import org.companion.chart.Finding;
import org.companion.chart.Finding.AlleleStatus;
import org.companion.chart.Finding.Biomarker;
import org.companion.chart.Finding.CopyNumber;
import org.companion.chart.Finding.Fusion;
import org.companion.chart.Finding.Genotype;
import org.companion.chart.Finding.Measurement;
import org.companion.chart.Finding.Phenotype;
import org.companion.chart.Finding.Unreadable;
import org.companion.chart.Finding.Variant;
import org.companion.chart.PatientId;
import org.companion.chart.PendingTest;
import org.companion.chart.Person;
import org.companion.chart.Presence;
import org.companion.chart.Source;
import org.companion.chart.Treatment;

/** A patient with what is on file, of whom the advisor is asked: {@code with("CML").fusion(PRESENT).given("imatinib")}. */
public final class Patient {
    public static final PatientId ID = new PatientId("1");

    private final List<Finding> findings = new ArrayList<>();
    private final List<Diagnosis> diagnoses = new ArrayList<>();
    private final List<PendingTest> pending = new ArrayList<>();
    private final List<Treatment> treatments = new ArrayList<>();
    private final List<Allergy> allergies = new ArrayList<>();
    private Optional<Person> person = Optional.empty();
    private String on = "2026-11-01";

    /** A patient with these diagnoses in words. */
    public static Patient with(String... diagnoses) {
        var patient = new Patient();
        Arrays.stream(diagnoses)
                .forEach(words -> patient.diagnoses.add(
                        new Diagnosis(Coded.words(words), Result.source("Condition/" + words.hashCode()))));
        return patient;
    }

    public Patient born(String day) {
        person = Optional.of(new Person(Set.of(), Optional.of(LocalDate.parse(day)), Optional.empty()));
        return this;
    }

    public Patient person(Person known) {
        person = Optional.of(known);
        return this;
    }

    /** The day of the results that follow. */
    public Patient on(String date) {
        on = date;
        return this;
    }

    public Patient genotype(String gene, String... alleles) {
        return has(new Genotype(gene(gene), List.of(alleles), alleles.length == 2, source()));
    }

    public Patient phenotype(String gene, String words) {
        return has(new Phenotype(gene(gene), words, Optional.empty(), source()));
    }

    public Patient allele(String gene, String allele, Presence presence) {
        return has(new AlleleStatus(gene(gene), allele, presence, source()));
    }

    /** A protein change, or with empty {@code change} the gene as a whole. */
    public Patient variant(String gene, String change, Presence presence) {
        var protein =
                change.isEmpty() ? Optional.<org.companion.genome.ProteinChange>empty() : Optional.of(change(change));
        return has(new Variant(gene(gene), protein, Set.of(), Optional.empty(), presence, Optional.empty(), source()));
    }

    public Patient named(String gene, String name, Presence presence) {
        return has(new Variant(
                gene(gene), Optional.empty(), Set.of(name), Optional.empty(), presence, Optional.empty(), source()));
    }

    public Patient fusion(Presence presence, String... symbols) {
        return has(new Fusion(genes(symbols), presence, source()));
    }

    public Patient copies(String gene, Presence presence) {
        return has(new CopyNumber(gene(gene), CopyNumber.Change.GAIN, Optional.empty(), presence, source()));
    }

    public Patient marker(String name, String... values) {
        return has(new Biomarker(name, Set.of(values), String.join(" ", values), source()));
    }

    public Patient measured(String loinc, Measurement.Comparator comparator, String value, String unit) {
        return has(new Measurement(Set.of(loinc), loinc, comparator, new BigDecimal(value), unit, source()));
    }

    public Patient unreadable(String... about) {
        return has(new Unreadable(Set.of(about), "a scanned report", source()));
    }

    public Patient pending(String test) {
        pending.add(new PendingTest(Coded.words(test), Result.source("ServiceRequest/1")));
        return this;
    }

    /** Takes the drug, or took it. */
    public Patient took(String drug, Treatment.State state, String since) {
        treatments.add(new Treatment(
                Coded.words(drug),
                state,
                Optional.of(LocalDate.parse(since)),
                Result.source("MedicationRequest/" + (treatments.size() + 1))));
        return this;
    }

    public Patient allergicTo(String substance) {
        allergies.add(new Allergy(Coded.words(substance), Result.source("AllergyIntolerance/1")));
        return this;
    }

    public Patient has(Finding finding) {
        findings.add(finding);
        return this;
    }

    private Source source() {
        var reference = "Observation/" + (findings.size() + 1);
        return on.isEmpty() ? new Source(reference, Optional.empty(), false) : Result.source(reference, on);
    }

    public Chart chart() {
        return new Chart(ID, person, findings, diagnoses, pending, treatments, allergies);
    }

    /** What is advised when the drug is ordered. */
    public List<Advice> given(String drug, String... reasons) {
        return asked(Examples.advisor(), order(drug, reasons)).advice();
    }

    public Consultation asked(Advisor advisor, Order order) {
        return advisor.advise(order, chart());
    }

    public static Order order(String drug, String... reasons) {
        var medication = Coded.words(drug);
        return new Order(
                Optional.of("MedicationRequest/draft-1"),
                medication,
                Tables.drugs().recognise(medication),
                Arrays.stream(reasons).map(Coded::words).toList(),
                Optional.empty(),
                false,
                Examples.TODAY);
    }
}

package org.companion.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.companion.chart.Finding;
import org.companion.chart.PatientId;
import org.companion.fhir.ChartReader;
import org.companion.fhir.Resource;
import org.companion.genome.Sequence;
import org.companion.intake.Intake;
import org.companion.library.Library;
import org.junit.jupiter.api.Test;

/** Synthetic patients are always the same, and the house can read all of what they are made of. */
class SyntheticPatientsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);
    private static final Library LIBRARY = Library.read(Optional.empty());

    private static SyntheticPatients seeded(long seed) {
        return new SyntheticPatients(seed, DAY);
    }

    @Test
    void aPatientIsTheSameWhoeverElseIsMadeAndInWhateverOrder() {
        var forwards = LongStream.range(0, 200).boxed().toList();
        var backwards = new ArrayList<>(forwards);
        Collections.reverse(backwards);
        var once = seeded(7);
        var again = seeded(7);
        var first = forwards.stream().map(once::patient).map(List::toString).toList();
        var second = new ArrayList<>(
                backwards.stream().map(again::patient).map(List::toString).toList());
        Collections.reverse(second);
        assertThat(second).isEqualTo(first);
        assertThat(first).doesNotHaveDuplicates();
        assertThat(seeded(8).patient(3).toString().replace("syn8-", "syn7-")).isNotEqualTo(first.get(3));
    }

    @Test
    void everythingSaysThatItIsTestDataAndBelongsToThePatient() {
        var patients = seeded(7);
        var all = LongStream.range(0, 300)
                .boxed()
                .flatMap(number -> patients.patient(number).stream())
                .toList();
        assertThat(all).allSatisfy(resource -> {
            assertThat(resource.at("/meta/security/0/code").asText()).isEqualTo("HTEST");
            assertThat(resource.path("id").asText()).matches("syn7-\\d+(-[a-z]\\d+)?");
        });
        assertThat(all.stream().map(Dossier::reference)).doesNotHaveDuplicates();
    }

    @Test
    void nothingLiesBeforeBirthOrAfterTheDay() {
        var patients = seeded(11);
        for (var number = 0L; number < 2000; number++) {
            var birth = patients.person(number).birth();
            for (var resource : patients.patient(number)) {
                for (var member : List.of("effectiveDateTime", "onsetDateTime", "authoredOn")) {
                    if (resource.has(member)) {
                        assertThat(LocalDate.parse(resource.path(member).asText()))
                                .as(Dossier.reference(resource))
                                .isBetween(birth, DAY);
                    }
                }
            }
        }
    }

    @Test
    void theHouseReadsAllOfIt() {
        var reader = new ChartReader(new Intake(LIBRARY.vocabulary(), Sequence.NONE));
        var patients = seeded(7);
        for (var number = 0L; number < 3000; number++) {
            var resources = patients.patient(number);
            var chart = reader.read(
                    new PatientId(patients.person(number).id()),
                    resources.stream().map(Resource::of).toList());
            assertThat(chart.findings(Finding.Unreadable.class)).isEmpty();
            var read = chart.findings().stream()
                    .map(finding -> finding.source().reference())
                    .toList();
            for (var resource : resources) {
                if (resource.path("resourceType").asText().equals("Observation") && isKnown(resource)) {
                    assertThat(read).as(resource.toString()).contains(Dossier.reference(resource));
                }
            }
            assertThat(chart.treatments())
                    .hasSameSizeAs(resources.stream()
                            .filter(one -> one.path("resourceType").asText().startsWith("Medication"))
                            .toList());
        }
    }

    /** Some counts and genes are on file for people alone: no statement of the packs asks for them. */
    private static boolean isKnown(ObjectNode observation) {
        var gene = observation.at("/component/0/valueCodeableConcept/text").asText();
        return !List.of("718-7", "1742-6", "1920-8", "1975-2", "1751-7")
                        .contains(observation.at("/code/coding/0/code").asText())
                && (gene.isEmpty() || !LIBRARY.vocabulary().genes().in(gene).isEmpty());
    }

    @Test
    void everyGenotypeHasAPhenotypeInThePacks() {
        var reader = new ChartReader(new Intake(LIBRARY.vocabulary(), Sequence.NONE));
        var patients = seeded(5);
        var without = new TreeSet<String>();
        var genes = new TreeSet<String>();
        for (var number = 0L; number < 1500; number++) {
            var chart = reader.read(
                    new PatientId(patients.person(number).id()),
                    patients.patient(number).stream().map(Resource::of).toList());
            chart.findings(Finding.Genotype.class).forEach(genotype -> {
                genes.add(genotype.gene().symbol());
                if (LIBRARY.knowledge()
                        .phenotypes()
                        .of(genotype.gene(), genotype.alleles())
                        .isEmpty()) {
                    without.add(genotype.gene() + " " + genotype.alleles());
                }
            });
        }
        assertThat(without).isEmpty();
        assertThat(genes).hasSize(15);
    }

    @Test
    void anEgfrAndItsCreatinineAreOneByTheFormula() {
        // CKD-EPI 2021, worked by hand: a woman of 50 with 0.7 mg/dL has 142 × 0.9938^50 × 1.012 = 105.3
        assertThat(Kidney.creatinine(105.29, 50, true)).isCloseTo(0.7, within(0.001));
        // a man of 60 with 1.8 mg/dL (twice kappa): 142 × 2^-1.2 × 0.9938^60 = 42.6
        assertThat(Kidney.creatinine(42.56, 60, false)).isCloseTo(1.8, within(0.005));
    }
}

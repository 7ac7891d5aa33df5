package org.companion.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.companion.calling.Definitions;
import org.companion.chart.Chart;
import org.companion.chart.Coded;
import org.companion.chart.Diagnosis;
import org.companion.chart.Finding;
import org.companion.chart.Finding.Biomarker;
import org.companion.chart.Finding.CopyNumber;
import org.companion.chart.Finding.Fusion;
import org.companion.chart.Finding.Measurement;
import org.companion.chart.Finding.Phase;
import org.companion.chart.Finding.Variant;
import org.companion.chart.Origin;
import org.companion.chart.PatientId;
import org.companion.chart.Person;
import org.companion.chart.Presence;
import org.companion.chart.Source;
import org.companion.chart.Treatment;
import org.companion.genome.ProteinChange;
import org.companion.knowledge.Criterion;
import org.companion.knowledge.Criterion.HasVariant;
import org.companion.knowledge.Disease;
import org.companion.knowledge.KnowledgeBase;
import org.companion.knowledge.Statement;
import org.companion.knowledge.Trial;
import org.companion.library.Library;
import org.companion.testing.Examples;
import org.companion.tumour.Alteration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No statement of a tumour and no trial waits for a patient who cannot be: for each one a chart is made that meets it. */
class ReachableTest {
    private static final Library PACKS = Library.read(Optional.empty());
    private static final KnowledgeBase KNOWLEDGE = PACKS.knowledge();
    private static final Advisor ADVISOR = new Advisor(KNOWLEDGE, PACKS.units());
    private static final Trials TRIALS = new Trials(KNOWLEDGE, PACKS.units(), Definitions.none());

    static Stream<Statement> statements() {
        return KNOWLEDGE.drugsWithStatements().stream()
                .flatMap(drug -> KNOWLEDGE.about(drug).stream())
                .filter(statement -> statement.id().matches("(label|resistance|civic):.*"))
                .distinct();
    }

    static Stream<Trial> trials() {
        return KNOWLEDGE.trials().stream().filter(trial -> trial.when().isPresent());
    }

    @ParameterizedTest
    @MethodSource("statements")
    void aPatientWhoMeetsTheStatementIsToldSo(Statement statement) {
        var made = new Made();
        statement.when().fold(made);
        var drug = statement.drugs().iterator().next();
        var order = new Order(
                        Optional.empty(),
                        Coded.words(drug.name()),
                        statement.drugs(),
                        List.of(),
                        Optional.empty(),
                        false,
                        Examples.TODAY)
                .reaching(Reach.EVERYTHING);
        var said = ADVISOR.advise(order, made.chart(statement.diseases())).advice();
        var isSaid = statement.then().isEmpty()
                || said.stream().anyMatch(one -> one.statement().id().equals(statement.id()));
        assertThat(isSaid).as(statement.id() + " in " + said).isTrue();
    }

    @ParameterizedTest
    @MethodSource("trials")
    void aPatientWhoMeetsTheTrialIsMatched(Trial trial) {
        var made = new Made();
        trial.when().orElseThrow().fold(made);
        var born = trial.belowAge().isPresent() ? Examples.TODAY.minusYears(5) : Examples.TODAY.minusYears(50);
        var chart = made.chart(trial.tumours(), Optional.of(new Person(Set.of(), Optional.of(born), Optional.empty())));
        assertThat(TRIALS.of(List.of(trial), chart, Examples.TODAY))
                .as(trial.id())
                .hasSize(1);
        assertThat(Trials.signature(trial).orElseThrow())
                .as("its patients are found by what their tumours carry")
                .anyMatch(Alteration.in(chart.findings())::contains);
    }

    /** Collects what a chart has to hold for a criterion to be met. */
    private static final class Made implements Criterion.Kinds<Void> {
        private final List<Finding> findings = new ArrayList<>();
        private final List<Treatment> treatments = new ArrayList<>();
        private final List<Diagnosis> diagnoses = new ArrayList<>();
        private boolean absent;

        Chart chart(Set<Disease> diseases) {
            return chart(diseases, Optional.empty());
        }

        Chart chart(Set<Disease> diseases, Optional<Person> person) {
            diseases.stream().limit(1).forEach(this::diagnosis);
            return new Chart(new PatientId("1"), person, findings, diagnoses, List.of(), treatments, List.of());
        }

        private void diagnosis(Disease disease) {
            diagnoses.add(new Diagnosis(
                    new Coded(List.of(new Coded.Code("https://disease-ontology.org", disease.id(), "")), ""),
                    source()));
        }

        private Source source() {
            return new Source("Observation/" + findings.size(), Optional.of(Examples.TODAY), false);
        }

        private Presence presence() {
            return absent ? Presence.ABSENT : Presence.PRESENT;
        }

        private Void has(Finding finding) {
            findings.add(finding);
            return null;
        }

        @Override
        public Void all(Criterion.All all) {
            all.parts().forEach(part -> part.fold(this));
            return null;
        }

        /** Not any is all not. */
        @Override
        public Void any(Criterion.Any any) {
            if (absent) {
                any.parts().forEach(part -> part.fold(this));
            } else {
                any.parts().get(0).fold(this);
            }
            return null;
        }

        @Override
        public Void not(Criterion.Not not) {
            absent = !absent;
            not.part().fold(this);
            absent = !absent;
            return null;
        }

        @Override
        public Void variant(HasVariant asked) {
            var origin = Optional.of(asked.origin().orElse(Origin.SOMATIC));
            return has(new Variant(
                    asked.gene(),
                    absent ? Optional.empty() : change(asked),
                    absent ? Set.of() : asked.names(),
                    Optional.empty(),
                    presence(),
                    Optional.empty(),
                    new Variant.Details(Optional.empty(), origin, Optional.empty()),
                    source()));
        }

        private static Optional<ProteinChange> change(HasVariant asked) {
            if (!asked.changes().isEmpty()) {
                return asked.changes().stream().findFirst();
            }
            var codon = asked.codons().isEmpty() ? 100 : asked.codons().get(0).first();
            return Optional.of(asked.kind()
                    .map(kind -> switch (kind) {
                        case SUBSTITUTION -> new ProteinChange(ProteinChange.Kind.SUBSTITUTION, "A", codon, codon, "V");
                        case DELETION -> new ProteinChange(ProteinChange.Kind.DELETION, "AV", codon, codon + 1, "");
                        case INSERTION -> new ProteinChange(ProteinChange.Kind.INSERTION, "AV", codon, codon + 1, "G");
                        case TRUNCATION -> new ProteinChange(ProteinChange.Kind.NONSENSE, "Q", codon, codon, "*");
                    })
                    .orElseGet(() -> new ProteinChange(ProteinChange.Kind.SUBSTITUTION, "A", codon, codon, "V")));
        }

        @Override
        public Void fusion(Criterion.HasFusion asked) {
            return has(new Fusion(Set.copyOf(asked.genes()), presence(), source()));
        }

        @Override
        public Void amplification(Criterion.HasAmplification asked) {
            return has(new CopyNumber(asked.gene(), CopyNumber.Change.GAIN, Optional.empty(), presence(), source()));
        }

        @Override
        public Void loss(Criterion.HasLoss asked) {
            return has(new CopyNumber(
                    asked.gene(), CopyNumber.Change.LOSS, Optional.of(BigDecimal.ZERO), presence(), source()));
        }

        @Override
        public Void biomarker(Criterion.HasBiomarker asked) {
            return has(new Biomarker(
                    asked.name(), absent ? Set.of("something else") : asked.values(), "as reported", source()));
        }

        @Override
        public Void laboratory(Criterion.HasLaboratory asked) {
            var value = asked.from()
                    .or(asked::atMost)
                    .or(() -> asked.above().map(BigDecimal.ONE::add))
                    .or(() -> asked.below().map(bound -> bound.subtract(BigDecimal.ONE)))
                    .orElse(BigDecimal.ONE);
            return has(new Measurement(
                    asked.loinc(), asked.name(), Measurement.Comparator.EXACTLY, value, asked.unit(), source()));
        }

        @Override
        public Void condition(Criterion.HasCondition asked) {
            if (!absent) {
                asked.diseases().stream().limit(1).forEach(this::diagnosis);
            }
            return null;
        }

        @Override
        public Void taken(Criterion.HasTaken asked) {
            if (!absent) {
                treatments.add(new Treatment(
                        Coded.words(asked.drugs().iterator().next().name()),
                        Treatment.State.ACTIVE,
                        Optional.of(
                                Examples.TODAY.minusMonths(asked.fromMonths().orElse(1))),
                        new Source("MedicationRequest/1", Optional.empty(), false)));
            }
            return null;
        }

        @Override
        public Void phase(Criterion.HasPhase asked) {
            variant(asked.one());
            variant(asked.other());
            var both = Set.of("Observation/" + (findings.size() - 2), "Observation/" + (findings.size() - 1));
            return has(new Phase(both, asked.together(), source()));
        }

        @Override
        public Void phenotype(Criterion.HasPhenotype asked) {
            throw new AssertionError("no statement of a tumour asks for " + asked);
        }

        @Override
        public Void activity(Criterion.HasActivity asked) {
            throw new AssertionError("no statement of a tumour asks for " + asked);
        }

        @Override
        public Void allele(Criterion.CarriesAllele asked) {
            throw new AssertionError("no statement of a tumour asks for " + asked);
        }

        @Override
        public Void genotype(Criterion.HasGenotype asked) {
            throw new AssertionError("no statement of a tumour asks for " + asked);
        }

        @Override
        public Void noResult(Criterion.HasNoResult asked) {
            throw new AssertionError("no statement of a tumour asks for " + asked);
        }
    }
}

package org.companion.advice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.companion.chart.Allergy;
import org.companion.chart.Chart;
import org.companion.chart.Coded;
import org.companion.chart.Diagnosis;
import org.companion.chart.Finding;
import org.companion.chart.Finding.AlleleStatus;
import org.companion.chart.Finding.Biomarker;
import org.companion.chart.Finding.CopyNumber;
import org.companion.chart.Finding.Fusion;
import org.companion.chart.Finding.Measurement;
import org.companion.chart.Finding.Phase;
import org.companion.chart.Finding.Phenotype;
import org.companion.chart.Finding.Susceptibility;
import org.companion.chart.Finding.Trait;
import org.companion.chart.Finding.Variant;
import org.companion.chart.Origin;
import org.companion.chart.PatientId;
import org.companion.chart.Person;
import org.companion.chart.Presence;
import org.companion.chart.Source;
import org.companion.chart.Treatment;
import org.companion.genome.ProteinChange;
import org.companion.knowledge.Criterion;
import org.companion.knowledge.Criterion.HasLaboratory;
import org.companion.knowledge.Criterion.HasVariant;
import org.companion.knowledge.Disease;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.Over;
import org.companion.testing.Examples;

/** Collects what a chart has to hold for a criterion to be met. */
final class Made implements Criterion.Kinds<Void> {
    private final Function<HasLaboratory, BigDecimal> values;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Treatment> treatments = new ArrayList<>();
    private final List<Diagnosis> diagnoses = new ArrayList<>();
    private final List<Allergy> allergies = new ArrayList<>();
    private Optional<Person> person = Optional.empty();
    private Optional<BigDecimal> dose = Optional.empty();
    private String form = "";
    private boolean absent;

    Made() {
        this(Made::within);
    }

    /** With these values of what is measured. */
    Made(Function<HasLaboratory, BigDecimal> values) {
        this.values = values;
    }

    /** A value within the bounds. */
    static BigDecimal within(HasLaboratory asked) {
        return asked.from()
                .or(asked::atMost)
                .or(() -> asked.above().map(BigDecimal.ONE::add))
                .or(() -> asked.below()
                        .map(bound -> bound.compareTo(BigDecimal.ONE) > 0
                                ? bound.subtract(BigDecimal.ONE)
                                : bound.divide(BigDecimal.TEN)))
                .orElse(BigDecimal.ONE);
    }

    /** An order of the drugs, in the dose and form that were asked for. */
    Order order(Set<Ingredient> drugs) {
        var name = drugs.iterator().next().name();
        return new Order(
                        Optional.empty(),
                        Coded.words((name + " " + form).strip()),
                        drugs,
                        List.of(),
                        Optional.empty(),
                        false,
                        Examples.TODAY)
                .dosed(dose);
    }

    Chart chart(Set<Disease> diseases) {
        return chart(diseases, person);
    }

    Chart chart(Set<Disease> diseases, Optional<Person> person) {
        diseases.stream().limit(1).forEach(this::diagnosis);
        return new Chart(new PatientId("1"), person, findings, diagnoses, List.of(), treatments, allergies);
    }

    private void diagnosis(Disease disease) {
        diagnoses.add(new Diagnosis(
                new Coded(List.of(new Coded.Code("https://disease-ontology.org", disease.id(), "")), ""), source()));
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
        if (absent) {
            return measured(asked, within(asked).subtract(BigDecimal.ONE), 0);
        }
        if (asked.over() instanceof Over.Changed changed) {
            measured(asked, BigDecimal.valueOf(100), 30);
            var share = changed.direction() == Over.Direction.RISEN
                    ? changed.percent()
                    : changed.percent().negate();
            return measured(asked, BigDecimal.valueOf(100).add(share), 0);
        }
        if (asked.over() instanceof Over.Lasting lasting) {
            measured(asked, values.apply(asked), lasting.days());
        }
        return measured(asked, values.apply(asked), 0);
    }

    private Void measured(HasLaboratory asked, BigDecimal value, int daysAgo) {
        var analyte = asked.analyte();
        var on = new Source("Observation/" + findings.size(), Optional.of(Examples.TODAY.minusDays(daysAgo)), false);
        return has(new Measurement(
                analyte.loinc(), analyte.name(), Measurement.Comparator.EXACTLY, value, analyte.unit(), on));
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
                    Optional.of(Examples.TODAY.minusMonths(asked.fromMonths().orElse(1))),
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
    public Void surely(Criterion.Surely surely) {
        return surely.part().fold(this);
    }

    @Override
    public Void susceptibility(Criterion.HasSusceptibility asked) {
        return has(new Susceptibility(
                Optional.of(asked.germ()),
                asked.drug(),
                asked.answers().iterator().next(),
                source()));
    }

    @Override
    public Void trait(Criterion.HasTrait asked) {
        if (absent) {
            return null;
        }
        if (!asked.was().isEmpty()) {
            var before = Examples.TODAY.minusDays(30);
            has(new Trait(
                    asked.name(), asked.was(), "before", new Source("Observation/before", Optional.of(before), false)));
        }
        return has(new Trait(asked.name(), asked.values(), "now", source()));
    }

    @Override
    public Void allergy(Criterion.HasAllergy asked) {
        allergies.add(new Allergy(Coded.words(asked.to().name()), source()));
        return null;
    }

    @Override
    public Void person(Criterion.IsPerson asked) {
        person = Optional.of(new Person(
                Set.of(),
                Optional.of(Examples.TODAY.minusYears(asked.fromYears().orElse(50))),
                asked.sex()));
        return null;
    }

    @Override
    public Void dose(Criterion.HasDose asked) {
        var weight = asked.perKilogram() ? BigDecimal.valueOf(60) : BigDecimal.ONE;
        has(new Measurement(Set.of("29463-7"), "Body weight", Measurement.Comparator.EXACTLY, weight, "kg", source()));
        dose = Optional.of(asked.above().add(BigDecimal.ONE).multiply(weight));
        return null;
    }

    @Override
    public Void form(Criterion.HasForm asked) {
        form = absent ? "" : asked.words().iterator().next();
        return null;
    }

    @Override
    public Void noResult(Criterion.HasNoResult asked) {
        return null;
    }

    @Override
    public Void phenotype(Criterion.HasPhenotype asked) {
        return has(new Phenotype(asked.gene(), asked.names().iterator().next(), Optional.empty(), source()));
    }

    @Override
    public Void allele(Criterion.CarriesAllele asked) {
        return has(new AlleleStatus(asked.gene(), asked.allele(), presence(), source()));
    }

    @Override
    public Void activity(Criterion.HasActivity asked) {
        throw new AssertionError("no statement of these packs asks for " + asked);
    }

    @Override
    public Void genotype(Criterion.HasGenotype asked) {
        throw new AssertionError("no statement of these packs asks for " + asked);
    }
}

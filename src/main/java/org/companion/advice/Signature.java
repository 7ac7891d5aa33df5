package org.companion.advice;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.companion.knowledge.Criterion;
import org.companion.knowledge.Criterion.All;
import org.companion.knowledge.Criterion.Any;
import org.companion.knowledge.Criterion.CarriesAllele;
import org.companion.knowledge.Criterion.HasActivity;
import org.companion.knowledge.Criterion.HasAmplification;
import org.companion.knowledge.Criterion.HasBiomarker;
import org.companion.knowledge.Criterion.HasCondition;
import org.companion.knowledge.Criterion.HasFusion;
import org.companion.knowledge.Criterion.HasGenotype;
import org.companion.knowledge.Criterion.HasLaboratory;
import org.companion.knowledge.Criterion.HasLoss;
import org.companion.knowledge.Criterion.HasNoResult;
import org.companion.knowledge.Criterion.HasPhase;
import org.companion.knowledge.Criterion.HasPhenotype;
import org.companion.knowledge.Criterion.HasTaken;
import org.companion.knowledge.Criterion.HasVariant;
import org.companion.knowledge.Criterion.Not;
import org.companion.knowledge.Grade;
import org.companion.knowledge.Statement;
import org.companion.tumour.Alteration;

/**
 * Of which alterations every patient who meets a criterion has at least one; empty where the criterion can be met without any,
 * as one that only asks for what is not there.
 */
final class Signature implements Criterion.Kinds<Optional<Set<Alteration>>> {
    private Signature() {}

    /** Whether a rule, such as a label, gives the drug in some disease for what the tumour carries. */
    static boolean isLabel(Statement statement) {
        return statement.isRequirement()
                && Grade.of(statement.because()) == Grade.RULE
                && !statement.diseases().isEmpty()
                && of(statement.when()).isPresent();
    }

    static Optional<Set<Alteration>> of(Criterion criterion) {
        return criterion.fold(new Signature());
    }

    /** The part that fewest patients meet, as far as the number of its alterations tells. */
    @Override
    public Optional<Set<Alteration>> all(All all) {
        return all.parts().stream()
                .flatMap(part -> part.fold(this).stream())
                .min((one, other) -> Integer.compare(one.size(), other.size()));
    }

    @Override
    public Optional<Set<Alteration>> any(Any any) {
        var parts = any.parts().stream().map(part -> part.fold(this)).toList();
        if (parts.isEmpty() || parts.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        var joined = new LinkedHashSet<Alteration>();
        parts.forEach(part -> joined.addAll(part.orElseThrow()));
        return Optional.of(joined);
    }

    @Override
    public Optional<Set<Alteration>> not(Not not) {
        return Optional.empty();
    }

    @Override
    public Optional<Set<Alteration>> surely(Criterion.Surely surely) {
        return surely.part().fold(this);
    }

    @Override
    public Optional<Set<Alteration>> variant(HasVariant asked) {
        var byChange = asked.codons().isEmpty()
                && asked.names().isEmpty()
                && !asked.changes().isEmpty();
        return Optional.of(
                byChange
                        ? asked.changes().stream()
                                .map(change -> Alteration.of(asked.gene(), change.shortName()))
                                .collect(Collectors.toSet())
                        : Set.of(Alteration.of(asked.gene())));
    }

    @Override
    public Optional<Set<Alteration>> fusion(HasFusion asked) {
        return Optional.of(Set.of(Alteration.fusion(asked.genes().get(0))));
    }

    @Override
    public Optional<Set<Alteration>> amplification(HasAmplification asked) {
        return Optional.of(Set.of(Alteration.amplification(asked.gene())));
    }

    @Override
    public Optional<Set<Alteration>> loss(HasLoss asked) {
        return Optional.of(
                asked.both()
                        ? Set.of(Alteration.loss(asked.gene()), Alteration.of(asked.gene()))
                        : Set.of(Alteration.loss(asked.gene())));
    }

    @Override
    public Optional<Set<Alteration>> biomarker(HasBiomarker asked) {
        return Optional.of(asked.values().stream()
                .map(value -> Alteration.marker(asked.name(), value))
                .collect(Collectors.toSet()));
    }

    @Override
    public Optional<Set<Alteration>> phase(HasPhase asked) {
        return variant(asked.one());
    }

    @Override
    public Optional<Set<Alteration>> taken(HasTaken taken) {
        return Optional.empty();
    }

    @Override
    public Optional<Set<Alteration>> phenotype(HasPhenotype phenotype) {
        return Optional.empty();
    }

    @Override
    public Optional<Set<Alteration>> activity(HasActivity activity) {
        return Optional.empty();
    }

    @Override
    public Optional<Set<Alteration>> allele(CarriesAllele allele) {
        return Optional.empty();
    }

    @Override
    public Optional<Set<Alteration>> genotype(HasGenotype genotype) {
        return Optional.empty();
    }

    @Override
    public Optional<Set<Alteration>> noResult(HasNoResult nothing) {
        return Optional.empty();
    }

    @Override
    public Optional<Set<Alteration>> laboratory(HasLaboratory laboratory) {
        return Optional.empty();
    }

    @Override
    public Optional<Set<Alteration>> condition(HasCondition condition) {
        return Optional.empty();
    }

    @Override
    public Optional<Set<Alteration>> susceptibility(Criterion.HasSusceptibility susceptibility) {
        return Optional.empty();
    }

    @Override
    public Optional<Set<Alteration>> trait(Criterion.HasTrait trait) {
        return Optional.empty();
    }

    @Override
    public Optional<Set<Alteration>> allergy(Criterion.HasAllergy allergy) {
        return Optional.empty();
    }

    @Override
    public Optional<Set<Alteration>> person(Criterion.IsPerson person) {
        return Optional.empty();
    }

    @Override
    public Optional<Set<Alteration>> dose(Criterion.HasDose dose) {
        return Optional.empty();
    }

    @Override
    public Optional<Set<Alteration>> form(Criterion.HasForm form) {
        return Optional.empty();
    }
}

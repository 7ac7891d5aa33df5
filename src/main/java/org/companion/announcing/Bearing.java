package org.companion.announcing;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.companion.genome.Gene;
import org.companion.knowledge.Analyte;
import org.companion.knowledge.Criterion;
import org.companion.knowledge.Criterion.All;
import org.companion.knowledge.Criterion.Any;
import org.companion.knowledge.Criterion.HasAllergy;
import org.companion.knowledge.Criterion.HasCondition;
import org.companion.knowledge.Criterion.HasDose;
import org.companion.knowledge.Criterion.HasForm;
import org.companion.knowledge.Criterion.HasNoResult;
import org.companion.knowledge.Criterion.HasTaken;
import org.companion.knowledge.Criterion.HasTrait;
import org.companion.knowledge.Criterion.IsPerson;
import org.companion.knowledge.Criterion.Not;
import org.companion.knowledge.Criterion.Surely;

/**
 * By which genes, markers and tests those patients are found on whom a criterion can bear. Empty: it can hold for
 * somebody of whom no result is known.
 */
final class Bearing implements Criterion.Kinds<Optional<Set<String>>> {
    private static final Bearing BEARING = new Bearing();

    private Bearing() {}

    static Optional<Set<String>> of(Criterion criterion) {
        return criterion.fold(BEARING);
    }

    /** One part that has to hold is enough to find the patient by; all are taken, for those of whom it does not hold. */
    @Override
    public Optional<Set<String>> all(All all) {
        var known =
                all.parts().stream().map(Bearing::of).flatMap(Optional::stream).toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(joined(known));
    }

    @Override
    public Optional<Set<String>> any(Any any) {
        var parts = any.parts().stream().map(Bearing::of).toList();
        return parts.stream().allMatch(Optional::isPresent)
                ? Optional.of(joined(parts.stream().flatMap(Optional::stream).toList()))
                : Optional.empty();
    }

    @Override
    public Optional<Set<String>> not(Not not) {
        return of(not.part());
    }

    @Override
    public Optional<Set<String>> surely(Surely surely) {
        return of(surely.part());
    }

    @Override
    public Optional<Set<String>> phenotype(Criterion.HasPhenotype phenotype) {
        return genes(phenotype.gene());
    }

    @Override
    public Optional<Set<String>> activity(Criterion.HasActivity activity) {
        return genes(activity.gene());
    }

    @Override
    public Optional<Set<String>> allele(Criterion.CarriesAllele allele) {
        return genes(allele.gene());
    }

    @Override
    public Optional<Set<String>> genotype(Criterion.HasGenotype genotype) {
        return genes(genotype.gene());
    }

    @Override
    public Optional<Set<String>> variant(Criterion.HasVariant variant) {
        return genes(variant.gene());
    }

    @Override
    public Optional<Set<String>> fusion(Criterion.HasFusion fusion) {
        return genes(fusion.genes().toArray(Gene[]::new));
    }

    @Override
    public Optional<Set<String>> amplification(Criterion.HasAmplification amplification) {
        return genes(amplification.gene());
    }

    @Override
    public Optional<Set<String>> loss(Criterion.HasLoss loss) {
        return genes(loss.gene());
    }

    @Override
    public Optional<Set<String>> phase(Criterion.HasPhase phase) {
        return genes(phase.one().gene(), phase.other().gene());
    }

    @Override
    public Optional<Set<String>> biomarker(Criterion.HasBiomarker biomarker) {
        return Optional.of(Set.of(biomarker.name()));
    }

    @Override
    public Optional<Set<String>> laboratory(Criterion.HasLaboratory laboratory) {
        var codes = codes(laboratory.analyte()).collect(Collectors.toSet());
        return codes.isEmpty() ? Optional.empty() : Optional.of(codes);
    }

    private static Stream<String> codes(Analyte analyte) {
        return Stream.concat(
                analyte.loinc().stream(), analyte.estimated().stream().flatMap(one -> codes(one.from())));
    }

    @Override
    public Optional<Set<String>> susceptibility(Criterion.HasSusceptibility susceptibility) {
        return Optional.of(Set.of(susceptibility.germ(), susceptibility.drug()));
    }

    @Override
    public Optional<Set<String>> noResult(HasNoResult nothing) {
        return Optional.empty();
    }

    @Override
    public Optional<Set<String>> taken(HasTaken taken) {
        return Optional.empty();
    }

    @Override
    public Optional<Set<String>> condition(HasCondition condition) {
        return Optional.empty();
    }

    /** A diagnosis may tell it. */
    @Override
    public Optional<Set<String>> trait(HasTrait trait) {
        return Optional.empty();
    }

    @Override
    public Optional<Set<String>> allergy(HasAllergy allergy) {
        return Optional.empty();
    }

    @Override
    public Optional<Set<String>> person(IsPerson person) {
        return Optional.empty();
    }

    @Override
    public Optional<Set<String>> dose(HasDose dose) {
        return Optional.empty();
    }

    @Override
    public Optional<Set<String>> form(HasForm form) {
        return Optional.empty();
    }

    private static Optional<Set<String>> genes(Gene... genes) {
        return Optional.of(Stream.of(genes).map(Gene::symbol).collect(Collectors.toSet()));
    }

    private static Set<String> joined(List<Set<String>> sets) {
        return sets.stream().flatMap(Set::stream).collect(Collectors.toCollection(HashSet::new));
    }
}

package org.companion.library;

import java.util.List;
import java.util.stream.Stream;
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

/** Finds the variants that a criterion asks for, however deep they stand. */
final class AskedVariants implements Criterion.Kinds<Stream<HasVariant>> {
    private AskedVariants() {}

    static Stream<HasVariant> in(Criterion criterion) {
        return criterion.fold(new AskedVariants());
    }

    private Stream<HasVariant> each(List<Criterion> parts) {
        return parts.stream().flatMap(part -> part.fold(this));
    }

    @Override
    public Stream<HasVariant> all(All all) {
        return each(all.parts());
    }

    @Override
    public Stream<HasVariant> any(Any any) {
        return each(any.parts());
    }

    @Override
    public Stream<HasVariant> not(Not not) {
        return not.part().fold(this);
    }

    @Override
    public Stream<HasVariant> surely(Criterion.Surely surely) {
        return surely.part().fold(this);
    }

    @Override
    public Stream<HasVariant> variant(HasVariant variant) {
        return Stream.of(variant);
    }

    @Override
    public Stream<HasVariant> phenotype(HasPhenotype phenotype) {
        return Stream.empty();
    }

    @Override
    public Stream<HasVariant> activity(HasActivity activity) {
        return Stream.empty();
    }

    @Override
    public Stream<HasVariant> allele(CarriesAllele allele) {
        return Stream.empty();
    }

    @Override
    public Stream<HasVariant> genotype(HasGenotype genotype) {
        return Stream.empty();
    }

    @Override
    public Stream<HasVariant> noResult(HasNoResult nothing) {
        return Stream.empty();
    }

    @Override
    public Stream<HasVariant> fusion(HasFusion fusion) {
        return Stream.empty();
    }

    @Override
    public Stream<HasVariant> amplification(HasAmplification amplification) {
        return Stream.empty();
    }

    @Override
    public Stream<HasVariant> loss(HasLoss loss) {
        return Stream.empty();
    }

    @Override
    public Stream<HasVariant> phase(HasPhase phase) {
        return Stream.of(phase.one(), phase.other());
    }

    @Override
    public Stream<HasVariant> taken(HasTaken taken) {
        return Stream.empty();
    }

    @Override
    public Stream<HasVariant> biomarker(HasBiomarker biomarker) {
        return Stream.empty();
    }

    @Override
    public Stream<HasVariant> laboratory(HasLaboratory laboratory) {
        return Stream.empty();
    }

    @Override
    public Stream<HasVariant> condition(HasCondition condition) {
        return Stream.empty();
    }

    @Override
    public Stream<HasVariant> susceptibility(Criterion.HasSusceptibility susceptibility) {
        return Stream.empty();
    }

    @Override
    public Stream<HasVariant> trait(Criterion.HasTrait trait) {
        return Stream.empty();
    }

    @Override
    public Stream<HasVariant> allergy(Criterion.HasAllergy allergy) {
        return Stream.empty();
    }

    @Override
    public Stream<HasVariant> person(Criterion.IsPerson person) {
        return Stream.empty();
    }

    @Override
    public Stream<HasVariant> dose(Criterion.HasDose dose) {
        return Stream.empty();
    }

    @Override
    public Stream<HasVariant> form(Criterion.HasForm form) {
        return Stream.empty();
    }
}

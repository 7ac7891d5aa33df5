package org.companion.advice;

import java.util.List;
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

/** Whether a criterion asks for nothing that can change in a life: what was inherited, or a diagnosis beside it. */
final class Inherited implements Criterion.Kinds<Boolean> {
    static boolean is(Criterion criterion) {
        return criterion.fold(new Inherited());
    }

    private Boolean each(List<Criterion> parts) {
        return parts.stream().allMatch(part -> part.fold(this));
    }

    @Override
    public Boolean all(All all) {
        return each(all.parts());
    }

    @Override
    public Boolean any(Any any) {
        return each(any.parts());
    }

    @Override
    public Boolean not(Not not) {
        return not.part().fold(this);
    }

    @Override
    public Boolean surely(Criterion.Surely surely) {
        return surely.part().fold(this);
    }

    @Override
    public Boolean phenotype(HasPhenotype phenotype) {
        return true;
    }

    @Override
    public Boolean activity(HasActivity activity) {
        return true;
    }

    @Override
    public Boolean allele(CarriesAllele allele) {
        return true;
    }

    @Override
    public Boolean genotype(HasGenotype genotype) {
        return true;
    }

    @Override
    public Boolean noResult(HasNoResult nothing) {
        return true;
    }

    @Override
    public Boolean condition(HasCondition condition) {
        return true;
    }

    @Override
    public Boolean variant(HasVariant variant) {
        return false;
    }

    @Override
    public Boolean fusion(HasFusion fusion) {
        return false;
    }

    @Override
    public Boolean amplification(HasAmplification amplification) {
        return false;
    }

    @Override
    public Boolean loss(HasLoss loss) {
        return false;
    }

    @Override
    public Boolean phase(HasPhase phase) {
        return false;
    }

    @Override
    public Boolean taken(HasTaken taken) {
        return false;
    }

    @Override
    public Boolean biomarker(HasBiomarker biomarker) {
        return false;
    }

    @Override
    public Boolean laboratory(HasLaboratory laboratory) {
        return false;
    }

    @Override
    public Boolean susceptibility(Criterion.HasSusceptibility susceptibility) {
        return false;
    }

    @Override
    public Boolean trait(Criterion.HasTrait trait) {
        return false;
    }

    @Override
    public Boolean allergy(Criterion.HasAllergy allergy) {
        return false;
    }

    @Override
    public Boolean person(Criterion.IsPerson person) {
        return true;
    }

    @Override
    public Boolean dose(Criterion.HasDose dose) {
        return false;
    }

    @Override
    public Boolean form(Criterion.HasForm form) {
        return false;
    }
}

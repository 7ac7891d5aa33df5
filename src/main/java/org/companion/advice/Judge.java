package org.companion.advice;

import java.util.ArrayList;
import java.util.List;
import org.companion.calling.Definitions;
import org.companion.chart.Chart;
import org.companion.knowledge.Criterion;
import org.companion.knowledge.KnowledgeBase;
import org.companion.knowledge.Units;

/** Answers a criterion from one chart, on one day. */
final class Judge implements Criterion.Kinds<Verdict> {
    private final Diagnoses diagnoses;
    private final Beside beside;
    private final GermlineJudge germline;
    private final VariantJudge variants;
    private final TumourJudge tumour;
    private final LaboratoryJudge laboratory;
    private final PersonJudge person;
    private final OrderJudge order;
    private final MicrobeJudge microbes;

    Judge(
            Order order,
            Chart chart,
            Diagnoses diagnoses,
            Beside beside,
            Body body,
            KnowledgeBase knowledge,
            Units units,
            Definitions definitions) {
        var today = order.date();
        this.diagnoses = diagnoses;
        this.beside = beside;
        this.germline = new GermlineJudge(
                chart,
                new GermlineReading(
                        chart,
                        knowledge.phenotypes(),
                        beside,
                        knowledge.circumstances().inhibition(),
                        new VariantGenotypes(chart, definitions, knowledge.phenotypes())));
        this.variants = new VariantJudge(chart);
        this.tumour = new TumourJudge(chart, today);
        this.laboratory = new LaboratoryJudge(chart, new Readings(chart, units, body, today), today);
        this.person = new PersonJudge(chart, body, knowledge.circumstances().traits(), today);
        this.order = new OrderJudge(order, body);
        this.microbes = new MicrobeJudge(chart, today);
    }

    Verdict of(Criterion criterion) {
        return criterion.fold(this);
    }

    @Override
    public Verdict all(Criterion.All all) {
        var parts = new ArrayList<Verdict>(all.parts().size());
        for (var part : all.parts()) {
            var verdict = of(part);
            if (verdict instanceof Verdict.NotMet) {
                return verdict; // decides, whatever the others are
            }
            parts.add(verdict);
        }
        return Verdict.all(parts);
    }

    @Override
    public Verdict any(Criterion.Any any) {
        return Verdict.any(any.parts().stream().map(this::of).toList());
    }

    @Override
    public Verdict not(Criterion.Not not) {
        return Verdict.not(of(not.part()));
    }

    @Override
    public Verdict surely(Criterion.Surely surely) {
        return of(surely.part()) instanceof Verdict.Met met ? met : new Verdict.NotMet(List.of());
    }

    @Override
    public Verdict phenotype(Criterion.HasPhenotype phenotype) {
        return germline.phenotype(phenotype);
    }

    @Override
    public Verdict activity(Criterion.HasActivity activity) {
        return germline.activity(activity);
    }

    @Override
    public Verdict allele(Criterion.CarriesAllele allele) {
        return germline.allele(allele);
    }

    @Override
    public Verdict genotype(Criterion.HasGenotype genotype) {
        return germline.genotype(genotype);
    }

    @Override
    public Verdict noResult(Criterion.HasNoResult nothing) {
        return germline.noResult(nothing);
    }

    @Override
    public Verdict variant(Criterion.HasVariant variant) {
        return variants.variant(variant);
    }

    @Override
    public Verdict laboratory(Criterion.HasLaboratory measurement) {
        return laboratory.laboratory(measurement);
    }

    @Override
    public Verdict condition(Criterion.HasCondition condition) {
        return condition.diseases().stream().anyMatch(diagnoses::include)
                ? Verdict.met(List.of())
                : new Verdict.NotMet(List.of());
    }

    @Override
    public Verdict fusion(Criterion.HasFusion fusion) {
        return tumour.fusion(fusion);
    }

    @Override
    public Verdict amplification(Criterion.HasAmplification amplification) {
        return tumour.amplification(amplification);
    }

    @Override
    public Verdict loss(Criterion.HasLoss loss) {
        return tumour.loss(loss);
    }

    @Override
    public Verdict phase(Criterion.HasPhase phase) {
        return variants.phase(phase);
    }

    @Override
    public Verdict taken(Criterion.HasTaken taken) {
        return beside.taken(taken);
    }

    @Override
    public Verdict biomarker(Criterion.HasBiomarker biomarker) {
        return tumour.biomarker(biomarker);
    }

    @Override
    public Verdict susceptibility(Criterion.HasSusceptibility susceptibility) {
        return microbes.susceptibility(susceptibility);
    }

    @Override
    public Verdict trait(Criterion.HasTrait trait) {
        return person.trait(trait);
    }

    @Override
    public Verdict allergy(Criterion.HasAllergy allergy) {
        return person.allergy(allergy);
    }

    @Override
    public Verdict person(Criterion.IsPerson asked) {
        return person.person(asked);
    }

    @Override
    public Verdict dose(Criterion.HasDose dose) {
        return order.dose(dose);
    }

    @Override
    public Verdict form(Criterion.HasForm form) {
        return order.form(form);
    }
}

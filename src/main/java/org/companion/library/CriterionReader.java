package org.companion.library;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.genome.Gene;
import org.companion.knowledge.Criterion;
import org.companion.knowledge.Criterion.All;
import org.companion.knowledge.Criterion.Any;
import org.companion.knowledge.Criterion.CarriesAllele;
import org.companion.knowledge.Criterion.HasActivity;
import org.companion.knowledge.Criterion.HasAmplification;
import org.companion.knowledge.Criterion.HasBiomarker;
import org.companion.knowledge.Criterion.HasCondition;
import org.companion.knowledge.Criterion.HasFusion;
import org.companion.knowledge.Criterion.HasLoss;
import org.companion.knowledge.Criterion.HasNoResult;
import org.companion.knowledge.Criterion.HasPhase;
import org.companion.knowledge.Criterion.HasPhenotype;
import org.companion.knowledge.Criterion.HasTaken;
import org.companion.knowledge.Criterion.HasVariant;
import org.companion.knowledge.Criterion.Not;
import org.companion.knowledge.Criterion.Surely;

/** Reads what must be true of a chart; everything it names must stand in the tables. */
final class CriterionReader {
    private static final Set<String> KINDS = Set.of(
            "all",
            "any",
            "not",
            "surely",
            "phenotype",
            "activity",
            "allele",
            "variant",
            "fusion",
            "amplification",
            "loss",
            "taken",
            "phase",
            "biomarker",
            "laboratory",
            "condition",
            "profile",
            "susceptibility",
            "trait",
            "allergy",
            "person",
            "dose",
            "form",
            "noResult");
    private static final Set<String> GENE_IS = Set.of("gene", "is");

    private final Terms terms;
    private final VariantCriterion variants;
    private final LaboratoryCriterion laboratory;
    private final LivingCriterion living;

    CriterionReader(Terms terms) {
        this.terms = terms;
        variants = new VariantCriterion(terms.genes());
        laboratory = new LaboratoryCriterion(terms.analytes(), terms.units());
        living = new LivingCriterion(terms);
    }

    Optional<Criterion> read(Written written) {
        var fields = written.fields(KINDS);
        if (!fields.isMapping()) {
            return Optional.empty();
        }
        if (fields.entries().isEmpty()) {
            return written.wrong("has no criterion", "one of " + Written.listed(KINDS));
        }
        if (fields.entries().size() > 1) {
            return written.wrong("has several criteria", "one; several stand under all or any");
        }
        var kind = fields.entries().entrySet().iterator().next();
        return read(kind.getKey(), kind.getValue());
    }

    private Optional<Criterion> read(String kind, Written what) {
        return switch (kind) {
            case "all" -> Optional.of(new All(what.each(this::read)));
            case "any" -> Optional.of(new Any(what.each(this::read)));
            case "not" -> read(what).map(Not::new);
            case "surely" -> read(what).map(Surely::new);
            case "phenotype" -> phenotype(what);
            case "activity" -> activity(what);
            case "allele" -> allele(what);
            case "variant" -> variants.read(what);
            case "fusion" -> fusion(what);
            case "amplification" -> gene(what.fields(Set.of("gene"))).map(HasAmplification::new);
            case "loss" -> loss(what);
            case "taken" -> taken(what);
            case "phase" -> phase(what);
            case "biomarker" -> biomarker(what);
            case "profile" -> profile(what);
            case "laboratory" -> laboratory.read(what);
            case "noResult" -> noResult(what);
            case "susceptibility", "trait", "allergy", "person", "dose", "form" -> living.read(kind, what);
            default -> condition(what);
        };
    }

    private Optional<Gene> gene(Written.Fields fields) {
        return fields.required("gene").flatMap(terms.genes()::in);
    }

    private Optional<Criterion> profile(Written what) {
        return what.text()
                .flatMap(text -> terms.profiles()
                        .read(text)
                        .or(() -> what.wrong("'%s' is no profile".formatted(text), ProfileReader.FORM)));
    }

    private Optional<Criterion> loss(Written what) {
        var fields = what.fields(Set.of("gene", "copies"));
        var both = fields.get("copies").flatMap(word -> word.oneOf(Map.of("one", false, "both", true)));
        return gene(fields).map(gene -> new HasLoss(gene, both.orElse(false)));
    }

    private Optional<Criterion> taken(Written what) {
        var fields = what.fields(Set.of("drugs", "months", "belowMonths", "within"));
        var within = fields.get("within").flatMap(Written::days);
        if (within.isPresent() && fields.entries().size() > 2) {
            return what.wrong("asks for a time in two ways", "within, or months and belowMonths");
        }
        var months = fields.get("months").flatMap(Written::count);
        var below = fields.get("belowMonths").flatMap(Written::count);
        return fields.required("drugs")
                .map(list -> new HasTaken(Set.copyOf(list.each(terms.drugs()::in)), months, below, within));
    }

    private Optional<Criterion> phase(Written what) {
        var fields = what.fields(Set.of("of", "is"));
        var of = fields.required("of").map(list -> list.each(variants::read)).orElse(List.of());
        var is = fields.required("is").flatMap(word -> word.oneOf(Map.of("cis", true, "trans", false)));
        if (of.size() != 2) {
            return what.wrong("is of %d variants".formatted(of.size()), "two");
        }
        return is.flatMap(together -> of.get(0) instanceof HasVariant one && of.get(1) instanceof HasVariant other
                ? Optional.of(new HasPhase(one, other, together))
                : Optional.empty());
    }

    private Optional<Criterion> phenotype(Written what) {
        var fields = what.fields(GENE_IS);
        var names = fields.required("is");
        return gene(fields)
                .flatMap(gene -> names.map(is -> new HasPhenotype(
                        gene, Set.copyOf(is.each(one -> terms.alleles().phenotype(gene, one))))));
    }

    private Optional<Criterion> activity(Written what) {
        var fields = what.fields(GENE_IS);
        var scores = fields.required("is");
        return gene(fields)
                .flatMap(gene -> scores.map(is -> new HasActivity(
                        gene, Set.copyOf(is.each(one -> terms.alleles().score(gene, one))))));
    }

    private Optional<Criterion> allele(Written what) {
        var fields = what.fields(Set.of("gene", "carries"));
        var carries = fields.required("carries");
        return gene(fields)
                .flatMap(gene -> carries.flatMap(one -> terms.alleles().allele(gene, one))
                        .map(allele -> new CarriesAllele(gene, allele)));
    }

    private Optional<Criterion> noResult(Written what) {
        var fields = what.fields(Set.of("gene", "allele"));
        var gene = gene(fields);
        var allele = fields.get("allele")
                .map(one -> gene.flatMap(known -> terms.alleles().allele(known, one)));
        return gene.filter(known -> allele.isEmpty() || allele.get().isPresent())
                .map(known -> new HasNoResult(known, allele.flatMap(one -> one)));
    }

    private Optional<Criterion> fusion(Written what) {
        return what.fields(Set.of("genes")).required("genes").flatMap(list -> {
            List<Gene> genes = list.each(terms.genes()::in);
            return genes.size() > 2 || new HashSet<>(genes).size() < genes.size()
                    ? list.wrong("a fusion joins two genes", "one gene for any partner, or two different genes")
                    : Optional.of(new HasFusion(genes));
        });
    }

    private Optional<Criterion> biomarker(Written what) {
        var fields = what.fields(Set.of("name", "is", "within"));
        var within = fields.get("within").flatMap(Written::count);
        var values = fields.required("is");
        return fields.required("name")
                .flatMap(terms.markers()::marker)
                .flatMap(marker -> values.map(is -> new HasBiomarker(
                        marker, Set.copyOf(is.each(one -> terms.markers().value(marker, one))), within)));
    }

    private Optional<Criterion> condition(Written what) {
        return what.fields(Set.of("is"))
                .required("is")
                .map(is -> new HasCondition(Set.copyOf(is.each(terms.diseases()::in))));
    }
}

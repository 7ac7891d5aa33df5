package org.companion.knowledge;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.companion.chart.Finding.Susceptibility.Answer;
import org.companion.chart.Origin;
import org.companion.genome.Gene;
import org.companion.genome.ProteinChange;

/** What must be true of a chart. Answered with yes, no or not known, never guessed. */
public sealed interface Criterion {
    <R> R fold(Kinds<R> kinds);

    /** What is asked in the end, however deep it stands. */
    default Stream<Criterion> leaves() {
        if (this instanceof All all) {
            return all.parts().stream().flatMap(Criterion::leaves);
        }
        if (this instanceof Any any) {
            return any.parts().stream().flatMap(Criterion::leaves);
        }
        if (this instanceof Not not) {
            return not.part().leaves();
        }
        return this instanceof Surely surely ? surely.part().leaves() : Stream.of(this);
    }

    /** One answer for each kind of criterion. */
    interface Kinds<R> {
        R all(All all);

        R any(Any any);

        R not(Not not);

        R surely(Surely surely);

        R phenotype(HasPhenotype phenotype);

        R activity(HasActivity activity);

        R allele(CarriesAllele allele);

        R genotype(HasGenotype genotype);

        R noResult(HasNoResult nothing);

        R variant(HasVariant variant);

        R fusion(HasFusion fusion);

        R amplification(HasAmplification amplification);

        R loss(HasLoss loss);

        R taken(HasTaken taken);

        R phase(HasPhase phase);

        R biomarker(HasBiomarker biomarker);

        R laboratory(HasLaboratory laboratory);

        R condition(HasCondition condition);

        R susceptibility(HasSusceptibility susceptibility);

        R trait(HasTrait trait);

        R allergy(HasAllergy allergy);

        R person(IsPerson person);

        R dose(HasDose dose);

        R form(HasForm form);
    }

    /** Every part holds. */
    record All(List<Criterion> parts) implements Criterion {
        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.all(this);
        }
    }

    /** At least one part holds. */
    record Any(List<Criterion> parts) implements Criterion {
        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.any(this);
        }
    }

    /** The part was looked at and does not hold. */
    record Not(Criterion part) implements Criterion {
        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.not(this);
        }
    }

    /** The part is known to hold; where it is not known it does not. */
    record Surely(Criterion part) implements Criterion {
        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.surely(this);
        }
    }

    /** The gene's phenotype is one of these, by the names that CPIC keys its lookups with. */
    record HasPhenotype(Gene gene, Set<String> names) implements Criterion {
        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.phenotype(this);
        }
    }

    /** The gene's total activity score is one of these, as CPIC writes it. */
    record HasActivity(Gene gene, Set<String> scores) implements Criterion {
        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.activity(this);
        }
    }

    /** At least one copy of the allele is carried. */
    record CarriesAllele(Gene gene, String allele) implements Criterion {
        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.allele(this);
        }
    }

    /** The gene's genotype is this one: the alleles of both copies, in any order. */
    record HasGenotype(Gene gene, List<String> alleles) implements Criterion {
        public HasGenotype {
            alleles = alleles.stream().sorted().toList();
        }

        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.genotype(this);
        }
    }

    /** Nothing usable is known of the gene, or of this allele of it; what sources call <i>no result</i>. */
    record HasNoResult(Gene gene, Optional<String> allele) implements Criterion {
        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.noResult(this);
        }
    }

    /**
     * A change of the gene's protein: one of {@code changes}, one of {@code names}, or one of {@code kinds} within
     * {@code codons}; with none of these any reported change.
     *
     * @param origin what the report must say it is, where only an inherited one or only the tumour's will do
     */
    record HasVariant(
            Gene gene,
            Set<ProteinChange> changes,
            List<Codons> codons,
            Optional<ChangeKind> kind,
            Set<String> names,
            Optional<Origin> origin)
            implements Criterion {
        /** Wherever it comes from. */
        public HasVariant(
                Gene gene,
                Set<ProteinChange> changes,
                List<Codons> codons,
                Optional<ChangeKind> kind,
                Set<String> names) {
            this(gene, changes, codons, kind, names, Optional.empty());
        }

        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.variant(this);
        }

        /** Whether any reported change of the gene will do. */
        public boolean anyChange() {
            return changes.isEmpty() && codons.isEmpty() && names.isEmpty();
        }
    }

    /** Codons {@code first} to {@code last}, one-based, both included. */
    record Codons(int first, int last) {
        /** All of a protein. */
        public static final Codons ALL = new Codons(1, 99_999);
    }

    /** What kind of change a criterion asks for. */
    enum ChangeKind {
        SUBSTITUTION,
        DELETION,
        INSERTION,
        /** The protein ends too early: a stop or a shifted frame. */
        TRUNCATION
    }

    /** A fusion of these one or two genes, found in any order, named in this one; of one gene with any partner. */
    record HasFusion(List<Gene> genes) implements Criterion {
        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.fusion(this);
        }
    }

    /** The gene is amplified. */
    record HasAmplification(Gene gene) implements Criterion {
        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.amplification(this);
        }
    }

    /**
     * Copies of the gene are lost.
     *
     * @param both whether no copy may be left as it should be: two changes, or one and the loss of the other copy
     */
    record HasLoss(Gene gene, boolean both) implements Criterion {
        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.loss(this);
        }
    }

    /** Two changes of a gene, both there, lie on the same copy, or on different ones. */
    record HasPhase(HasVariant one, HasVariant other, boolean together) implements Criterion {
        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.phase(this);
        }
    }

    /**
     * One of these drugs was or is given. Nothing on file is: no.
     *
     * @param fromMonths given now, and for at least so many months, where this is asked
     * @param belowMonths and for less than so many
     * @param withinDays given now or ended no more days ago than this; 0: given now
     */
    record HasTaken(
            Set<Ingredient> drugs,
            Optional<Integer> fromMonths,
            Optional<Integer> belowMonths,
            Optional<Integer> withinDays)
            implements Criterion {
        /** Given now for a time, or given ever. */
        public HasTaken(Set<Ingredient> drugs, Optional<Integer> fromMonths, Optional<Integer> belowMonths) {
            this(drugs, fromMonths, belowMonths, Optional.empty());
        }

        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.taken(this);
        }
    }

    /**
     * The newest result of the marker is one of these values of the packs. A result older than {@code withinDays} counts as
     * not known.
     */
    record HasBiomarker(String name, Set<String> values, Optional<Integer> withinDays) implements Criterion {
        /** Of any age. */
        public HasBiomarker(String name, Set<String> values) {
            this(name, values, Optional.empty());
        }

        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.biomarker(this);
        }
    }

    /**
     * Results of a test lie within the bounds: {@code from} and {@code atMost} belong to them, {@code above} and
     * {@code below} do not. The newest result decides unless {@code over} says otherwise. A result older than
     * {@code withinDays} counts as not known.
     */
    record HasLaboratory(
            Analyte analyte,
            Optional<BigDecimal> from,
            Optional<BigDecimal> above,
            Optional<BigDecimal> atMost,
            Optional<BigDecimal> below,
            Optional<Integer> withinDays,
            Over over)
            implements Criterion {
        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.laboratory(this);
        }

        /** Whether it asks for a value at all, and not only that there is one. */
        public boolean hasBounds() {
            return from.isPresent() || above.isPresent() || atMost.isPresent() || below.isPresent();
        }
    }

    /**
     * A germ of the patient answers to a drug in one of these ways.
     *
     * @param germ its marker
     * @param drug by its ingredient's name
     */
    record HasSusceptibility(String germ, String drug, Set<Answer> answers, Optional<Integer> withinDays)
            implements Criterion {
        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.susceptibility(this);
        }
    }

    /**
     * The newest that is told of a trait is one of these values, or a diagnosis says so. Nothing told, or too long ago, is:
     * not known.
     *
     * @param was what has to have been told before it, within {@code withinDays} too; empty: anything
     */
    record HasTrait(String name, Set<String> values, Set<String> was, Optional<Integer> withinDays)
            implements Criterion {
        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.trait(this);
        }
    }

    /** An allergy or intolerance on file names the substance. Nothing on file is: no. */
    record HasAllergy(Substance to) implements Criterion {
        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.allergy(this);
        }
    }

    /**
     * The person is of this sex and age.
     *
     * @param sex the administrative gender's code, such as {@code female}
     * @param fromYears completed years, at least
     * @param belowYears completed years, less than
     */
    record IsPerson(Optional<String> sex, Optional<Integer> fromYears, Optional<Integer> belowYears)
            implements Criterion {
        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.person(this);
        }
    }

    /**
     * The ordered dose of a day is higher than this.
     *
     * @param above in {@code mg} a day, for each kilogram of body weight where {@code perKilogram}
     */
    record HasDose(BigDecimal above, boolean perKilogram) implements Criterion {
        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.dose(this);
        }
    }

    /** The order names one of these forms of the drug, in folded words such as {@code chewable tablet}. */
    record HasForm(Set<String> words) implements Criterion {
        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.form(this);
        }
    }

    /** A diagnosis on file is one of these or a narrower one. Nothing on file is: no. */
    record HasCondition(Set<Disease> diseases) implements Criterion {
        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.condition(this);
        }
    }
}

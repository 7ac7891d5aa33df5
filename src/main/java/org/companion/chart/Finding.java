package org.companion.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.genome.Gene;
import org.companion.genome.ProteinChange;
import org.companion.genome.Spdi;

/** One thing that a result says of the patient, in normal form, with where it was read. */
public sealed interface Finding {
    Source source();

    /** Answers by kind; a new kind of finding stops the build wherever an answer is due. */
    <R> R fold(Kinds<R> kinds);

    /** One answer for each kind of finding. */
    interface Kinds<R> {
        R genotype(Genotype genotype);

        R allele(AlleleStatus allele);

        R phenotype(Phenotype phenotype);

        R variant(Variant variant);

        R copies(CopyNumber copies);

        R fusion(Fusion fusion);

        R biomarker(Biomarker biomarker);

        R measurement(Measurement measurement);

        R susceptibility(Susceptibility susceptibility);

        R trait(Trait trait);

        R phase(Phase phase);

        R unreadable(Unreadable unreadable);
    }

    /**
     * The alleles of a gene, one per copy: two for a diplotype, one where there is one copy (hemizygous) or where only
     * one haplotype is reported.
     *
     * @param complete whether all copies are named
     */
    record Genotype(Gene gene, List<String> alleles, boolean complete, Source source) implements Finding {
        public Genotype {
            alleles = List.copyOf(alleles);
            if (alleles.isEmpty()) {
                throw new IllegalArgumentException("a genotype names at least one allele");
            }
        }

        /** As it is written on the ward, such as {@code *1/*2}. */
        public String text() {
            return String.join("/", alleles);
        }

        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.genotype(this);
        }
    }

    /** Whether one named allele is carried, where the test looked for that allele alone: HLA-B*57:01 positive. */
    record AlleleStatus(Gene gene, String allele, Presence presence, Source source) implements Finding {
        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.allele(this);
        }
    }

    /** A phenotype as the laboratory reported it, in the words of its report. */
    record Phenotype(Gene gene, String reported, Optional<String> activityScore, Source source) implements Finding {
        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.phenotype(this);
        }
    }

    /**
     * A small change of a gene, or its absence.
     *
     * @param change the protein change; without it the statement is about the gene as a whole, or about {@code names}
     * @param names how the report names it in words, such as {@code exon 19 deletion}, lower-case
     * @param position the genomic change, trimmed, on the build of its contig
     * @param share of the sample's reads that carry it, 0 to 1
     * @param details what else the report says of it
     */
    record Variant(
            Gene gene,
            Optional<ProteinChange> change,
            Set<String> names,
            Optional<Spdi> position,
            Presence presence,
            Optional<BigDecimal> share,
            Details details,
            Source source)
            implements Finding {
        public Variant {
            names = Set.copyOf(names);
        }

        /** A variant of which the report says nothing else. */
        public Variant(
                Gene gene,
                Optional<ProteinChange> change,
                Set<String> names,
                Optional<Spdi> position,
                Presence presence,
                Optional<BigDecimal> share,
                Source source) {
            this(gene, change, names, position, presence, share, Details.NONE, source);
        }

        /**
         * What a report may say of a variant beside what it is.
         *
         * @param zygosity how many copies carry it
         * @param origin whether it is inherited or the tumour's
         * @param significance what the laboratory holds it to be
         * @param copies of the gene in the tumour's cells, at this place
         * @param reads how many reads were counted here
         */
        public record Details(
                Optional<Zygosity> zygosity,
                Optional<Origin> origin,
                Optional<Significance> significance,
                Optional<BigDecimal> copies,
                Optional<Integer> reads) {
            public static final Details NONE = new Details(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

            /** Of a variant of which nothing is counted. */
            public Details(Optional<Zygosity> zygosity, Optional<Origin> origin, Optional<Significance> significance) {
                this(zygosity, origin, significance, Optional.empty(), Optional.empty());
            }

            public boolean isSomatic() {
                return origin.equals(Optional.of(Origin.SOMATIC));
            }

            public boolean isInherited() {
                return origin.equals(Optional.of(Origin.GERMLINE));
            }
        }

        /** Whether it speaks of the whole gene: no single change is named. */
        public boolean ofWholeGene() {
            return change.isEmpty() && names.isEmpty() && position.isEmpty();
        }

        /** The change in words: protein change, else its name, else its place, else nothing. */
        public String text() {
            return change.map(ProteinChange::shortName)
                    .or(() -> names.stream().sorted().findFirst())
                    .or(() -> position.map(Spdi::toString))
                    .orElse("");
        }

        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.variant(this);
        }
    }

    /** More or fewer copies of a gene than two. */
    record CopyNumber(Gene gene, Change change, Optional<BigDecimal> copies, Presence presence, Source source)
            implements Finding {
        /** The direction of the change. */
        public enum Change {
            GAIN,
            LOSS
        }

        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.copies(this);
        }
    }

    /** Two genes joined, or one gene joined to a partner that is not named. */
    record Fusion(Set<Gene> genes, Presence presence, Source source) implements Finding {
        public Fusion {
            genes = Set.copyOf(genes);
            if (genes.isEmpty() || genes.size() > 2) {
                throw new IllegalArgumentException("a fusion names one or two genes");
            }
        }

        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.fusion(this);
        }
    }

    /**
     * A named marker of a tumour, of a person's blood or of the microbes in it, and its result in the words of the packs,
     * such as HER2 {@code positive} or HBsAg {@code negative}.
     */
    record Biomarker(String name, Set<String> values, String written, Source source) implements Finding {
        public Biomarker {
            values = Set.copyOf(values);
        }

        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.biomarker(this);
        }
    }

    /**
     * How a person lives or what a person is: smoking, diet, exposure, pregnancy, ancestry, in the words of the packs.
     *
     * @param values such as {@code current} of tobacco smoking
     * @param written the answer as it was written
     */
    record Trait(String name, Set<String> values, String written, Source source) implements Finding {
        public Trait {
            values = Set.copyOf(values);
        }

        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.trait(this);
        }
    }

    /**
     * What a drug does to a germ that was grown from the patient, or whose genes were looked at.
     *
     * @param germ its marker in the packs; empty where the result does not name it
     * @param drug the ingredient's name
     */
    record Susceptibility(Optional<String> germ, String drug, Answer answer, Source source) implements Finding {
        /** What the laboratory calls the germ (S, I and R). */
        public enum Answer {
            SUSCEPTIBLE("susceptible"),
            INTERMEDIATE("intermediate"),
            RESISTANT("resistant");

            private final String word;

            Answer(String word) {
                this.word = word;
            }

            public String word() {
                return word;
            }
        }

        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.susceptibility(this);
        }
    }

    /**
     * A measured quantity.
     *
     * @param loinc all LOINC codes that the result carries
     * @param upTo the upper end of a range whose lower end is {@code value}, both included
     * @param unit UCUM
     */
    record Measurement(
            Set<String> loinc,
            String name,
            Comparator comparator,
            BigDecimal value,
            Optional<BigDecimal> upTo,
            String unit,
            Source source)
            implements Finding {
        public Measurement {
            loinc = Set.copyOf(loinc);
        }

        /** One number. */
        public Measurement(
                Set<String> loinc, String name, Comparator comparator, BigDecimal value, String unit, Source source) {
            this(loinc, name, comparator, value, Optional.empty(), unit, source);
        }

        /** As it is written on the ward, such as {@code <500 /uL} or {@code 10–20 mg/dL}. */
        public String text() {
            return comparator.sign() + value.toPlainString()
                    + upTo.map(high -> "–" + high.toPlainString()).orElse("") + " " + unit;
        }

        /** How the true value relates to the number given. */
        public enum Comparator {
            EXACTLY(""),
            LESS("<"),
            AT_MOST("≤"),
            AT_LEAST("≥"),
            MORE(">");

            private final String sign;

            Comparator(String sign) {
                this.sign = sign;
            }

            public String sign() {
                return sign;
            }
        }

        /** The house's code of the share of tumour cells in a specimen, which has none that all laboratories use. */
        public static final String PURITY = "tumour-purity";

        /** LOINC's code of the body weight. */
        public static final String WEIGHT = "29463-7";

        /** The house's code of the mean number of copies of the genome in the tumour's cells. */
        public static final String PLOIDY = "tumour-ploidy";

        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.measurement(this);
        }
    }

    /**
     * Whether variants lie on the same copy of a gene.
     *
     * @param variants FHIR references of their results
     * @param together on the same copy (in cis), else on different ones (in trans)
     */
    record Phase(Set<String> variants, boolean together, Source source) implements Finding {
        public Phase {
            variants = Set.copyOf(variants);
        }

        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.phase(this);
        }
    }

    /** A result that is about these genes, markers or LOINC codes but could not be understood. */
    record Unreadable(Set<String> about, String what, Source source) implements Finding {
        public Unreadable {
            about = Set.copyOf(about);
        }

        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.unreadable(this);
        }
    }
}

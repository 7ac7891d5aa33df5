package org.companion.testing;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.advice.Advisor;
import org.companion.genome.Gene;
import org.companion.genome.GeneNames;
import org.companion.genome.ProteinChange;
import org.companion.genome.Sequence;
import org.companion.intake.Intake;
import org.companion.intake.Vocabulary;
import org.companion.intake.Vocabulary.GeneTest;
import org.companion.intake.Vocabulary.Hotspot;
import org.companion.knowledge.Units;

/** A small but real house for tests: a handful of genes, markers and tests, spelled as laboratories spell them. */
public final class Examples {
    /** The day on which the tests' orders are judged. */
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private Examples() {}

    public static Gene gene(String symbol) {
        return new Gene(symbol);
    }

    public static ProteinChange change(String hgvs) {
        return ProteinChange.parse(hgvs).orElseThrow();
    }

    public static Intake intake() {
        return new Intake(vocabulary(), Sequence.NONE);
    }

    public static Advisor advisor() {
        return new Advisor(Knowledge.base(), units());
    }

    /** Cell counts per litre or in thousands become counts per microlitre; other units only themselves. */
    public static Units units() {
        var perMicrolitre = Map.of("/uL", "1", "10*3/uL", "1000", "10*9/L", "1000");
        return (value, from, to) -> {
            if (from.equals(to)) {
                return Optional.of(value);
            }
            return to.equals("/uL") && perMicrolitre.containsKey(from)
                    ? Optional.of(value.multiply(new BigDecimal(perMicrolitre.get(from))))
                    : Optional.empty();
        };
    }

    public static GeneNames genes() {
        return new GeneNames(List.of(
                named("CYP2C19", "HGNC:2621"),
                named("CYP2C9", "HGNC:2623"),
                named("CYP2D6", "HGNC:2625"),
                named("DPYD", "HGNC:3012"),
                named("HLA-A", "HGNC:4931"),
                named("HLA-B", "HGNC:4932"),
                named("ABL1", "HGNC:76", "ABL"),
                named("BCR", "HGNC:1014"),
                named("ALK", "HGNC:427"),
                named("EML4", "HGNC:1316"),
                named("ROS1", "HGNC:10261"),
                named("BRAF", "HGNC:1097"),
                named("EGFR", "HGNC:3236", "ERBB1"),
                named("ERBB2", "HGNC:3430", "HER2"),
                named("KIT", "HGNC:6342", "CD117"),
                named("KRAS", "HGNC:6407"),
                named("MET", "HGNC:7029"),
                named("NRAS", "HGNC:7989")));
    }

    private static GeneNames.Entry named(String symbol, String hgnc, String... aliases) {
        return new GeneNames.Entry(gene(symbol), hgnc, List.of(aliases));
    }

    public static Vocabulary vocabulary() {
        return new Vocabulary(
                genes(),
                Map.of("85319-2", "HER2", "62862-8", "MSI", "94076-7", "TMB"),
                Map.of("her2", "HER2", "her2 status", "HER2", "msi", "MSI", "tmb", "TMB"),
                markerValues(),
                geneTests(),
                hotspots(),
                Map.of("t 9 22", genes("BCR", "ABL1"), "philadelphia chromosome", genes("BCR", "ABL1")),
                Set.of(
                        "poor metabolizer",
                        "likely poor metabolizer",
                        "intermediate metabolizer",
                        "normal metabolizer",
                        "pm",
                        "la9657 3"),
                Map.of(
                        gene("CYP2C19"), Set.of("*1", "*2", "*3", "*17"),
                        gene("CYP2C9"), Set.of("*1", "*2", "*3"),
                        gene("CYP2D6"), Set.of("*1", "*4", "*10", "*1x2", "*36+*10"),
                        gene("DPYD"), Set.of("Reference", "c.1905+1G>A (*2A)", "c.2846A>T")),
                Map.of(gene("EGFR"), Set.of("exon 19 deletion", "exon 20 insertion")),
                Map.of("tumor purity", "tumour-purity"),
                accession -> Optional.empty(),
                new Vocabulary.Living(Set.of(), Map.of(), Set.of(), Map.of(), Map.of()));
    }

    private static Map<String, Map<String, Set<String>>> markerValues() {
        return Map.of(
                "HER2",
                Map.ofEntries(
                        entry("positive", Set.of("positive")),
                        entry("negative", Set.of("negative")),
                        entry("equivocal", Set.of("equivocal")),
                        entry("amplified", Set.of("positive")),
                        entry("not amplified", Set.of("negative")),
                        entry("3+", Set.of("positive")),
                        entry("2+", Set.of("equivocal")),
                        entry("1+", Set.of("low", "negative")),
                        entry("0", Set.of("negative"))),
                "MSI",
                Map.of("high", Set.of("high"), "msi high", Set.of("high"), "stable", Set.of("stable")),
                "TMB",
                Map.of("high", Set.of("high")));
    }

    private static Map<String, GeneTest> geneTests() {
        return Map.of(
                "21821-4", new GeneTest(genes("BCR", "ABL1"), GeneTest.Kind.FUSION, Optional.empty()),
                "21665-5", new GeneTest(genes("EGFR"), GeneTest.Kind.VARIANT, Optional.empty()),
                "50956-2", new GeneTest(genes("HLA-B"), GeneTest.Kind.ALLELE, Optional.of("*57:01")),
                "57132-3", new GeneTest(genes("CYP2C19"), GeneTest.Kind.GENOTYPE, Optional.empty()),
                "79714-2", new GeneTest(genes("CYP2C19"), GeneTest.Kind.PHENOTYPE, Optional.empty()));
    }

    private static Map<String, Hotspot> hotspots() {
        var v600e = new Hotspot(gene("BRAF"), change("p.V600E"));
        return Map.of(
                "NC_000007.14:140753335:A:T", v600e,
                "NC_000007.13:140453135:A:T", v600e,
                "BRAF:c.1799T>A", v600e);
    }

    public static Set<Gene> genes(String... symbols) {
        var genes = new LinkedHashSet<Gene>();
        Arrays.stream(symbols).map(Examples::gene).forEach(genes::add);
        return genes;
    }
}

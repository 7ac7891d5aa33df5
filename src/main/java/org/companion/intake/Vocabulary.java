package org.companion.intake;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.toCollection;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.companion.chart.Coded;
import org.companion.chart.Words;
import org.companion.genome.Gene;
import org.companion.genome.GeneNames;
import org.companion.genome.ProteinChange;
import org.companion.genome.Transcripts;

/**
 * The names that results are written with.
 *
 * @param genes names of genes
 * @param markersByLoinc marker of the LOINC code
 * @param markersByName marker of the folded name
 * @param markerValues per marker: values of the folded spelling
 * @param geneTests laboratory codes that mean a test of genes
 * @param hotspots well-known changes by trimmed SPDI on either build, and by gene and coding change
 *     ({@code BRAF:c.1799T>A})
 * @param translocations genes joined by a translocation, by its folded name
 * @param phenotypeWords folded words and answer codes that name a phenotype, kept with the longest first
 * @param alleles per gene: the names of the allele tables
 * @param variantNames per gene: folded names under which laboratories report changes in words
 * @param quantities codes of quantities that laboratories give by name alone, by folded name
 * @param transcripts on which coding changes are counted
 * @param living the names of germs, and of how people live
 */
public record Vocabulary(
        GeneNames genes,
        Map<String, String> markersByLoinc,
        Map<String, String> markersByName,
        Map<String, Map<String, Set<String>>> markerValues,
        Map<String, GeneTest> geneTests,
        Map<String, Hotspot> hotspots,
        Map<String, Set<Gene>> translocations,
        Set<String> phenotypeWords,
        Map<Gene, Set<String>> alleles,
        Map<Gene, Set<String>> variantNames,
        Map<String, String> quantities,
        Transcripts transcripts,
        Living living) {
    public Vocabulary {
        phenotypeWords = phenotypeWords.stream()
                .sorted(comparingInt(String::length).reversed().thenComparing(naturalOrder()))
                .collect(collectingAndThen(toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
    }

    /**
     * The names of germs, and of how people live.
     *
     * @param traits those of the markers that tell how a person lives
     * @param diets what folded words of an order of food say
     * @param cultures codes of tests that answer with the germs they found
     * @param germs marker of a germ by its folded name
     * @param susceptibilities name of the drug whose effect on a germ a code or folded name asks for
     */
    public record Living(
            Set<String> traits,
            Map<String, Told> diets,
            Set<String> cultures,
            Map<String, String> germs,
            Map<String, String> susceptibilities) {}

    /** What words say of a trait. */
    public record Told(String trait, String value) {}

    /** The germ that is named in the text, the longest name first. */
    Optional<String> germ(Coded written) {
        return written.writings()
                .map(Words::fold)
                .flatMap(text ->
                        living.germs().entrySet().stream().filter(known -> Words.contains(text, known.getKey())))
                .max(comparingInt(known -> known.getKey().length()))
                .map(Map.Entry::getValue);
    }

    /** The drug whose effect on a germ is asked for. */
    Optional<String> susceptibility(Coded question) {
        return question.writings()
                .flatMap(text -> Stream.of(text, Words.fold(text)))
                .flatMap(text -> Optional.ofNullable(living.susceptibilities().get(text)).stream())
                .findFirst()
                .or(() -> question.writings()
                        .map(Words::fold)
                        .flatMap(text -> living.susceptibilities().entrySet().stream()
                                .filter(known ->
                                        known.getKey().indexOf(' ') > 0 && Words.contains(text, known.getKey())))
                        .findFirst()
                        .map(Map.Entry::getValue));
    }

    /** What a laboratory code tests: a fusion, the presence of a change, a genotype, or one allele. */
    public record GeneTest(Set<Gene> genes, Kind kind, Optional<String> allele) {
        /** The kind of answer the test gives. */
        public enum Kind {
            FUSION,
            VARIANT,
            GENOTYPE,
            ALLELE,
            PHENOTYPE
        }
    }

    /** A well-known change of a gene. */
    public record Hotspot(Gene gene, ProteinChange change) {}

    Optional<String> marker(Reported reported) {
        for (var code : reported.code().codes()) {
            var marker = markersByLoinc.get(code.code());
            if (marker != null) {
                return Optional.of(marker);
            }
        }
        return named(markersByName, reported.code().text())
                .or(() -> reported.code().codes().stream()
                        .flatMap(code -> named(markersByName, code.display()).stream())
                        .findFirst());
    }

    private static Optional<String> named(Map<String, String> names, String text) {
        return Optional.ofNullable(names.get(Words.fold(text)));
    }

    /** The codes of the quantities that a question names. */
    Set<String> quantities(Coded question) {
        return question.writings()
                .flatMap(text -> named(quantities, text).stream())
                .collect(toCollection(LinkedHashSet::new));
    }

    /** The genes that a translocation named in the text joins; none where none is named. */
    Set<Gene> translocated(String text) {
        var folded = Words.fold(text);
        return translocations.entrySet().stream()
                .filter(known -> Words.contains(folded, known.getKey()))
                .max(comparingInt(known -> known.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(Set.of());
    }

    Optional<GeneTest> geneTest(Reported reported) {
        return reported.code().codes().stream()
                .flatMap(code -> Optional.ofNullable(geneTests.get(code.code())).stream())
                .findFirst();
    }
}

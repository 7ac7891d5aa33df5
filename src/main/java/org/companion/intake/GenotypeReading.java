package org.companion.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.companion.chart.Coded;
import org.companion.chart.Finding;
import org.companion.chart.Finding.AlleleStatus;
import org.companion.chart.Finding.Genotype;
import org.companion.chart.Finding.Phenotype;
import org.companion.chart.Finding.Unreadable;
import org.companion.chart.Presence;
import org.companion.chart.Words;
import org.companion.genome.AlleleNames;
import org.companion.genome.Gene;
import org.companion.genome.GeneNames;

/** Reads diplotypes, haplotypes, single alleles and phenotypes. */
final class GenotypeReading {
    private static final Pattern GL_STRING = Pattern.compile("^hla#[^#]*#(?:[^#]*#)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern ALLELE_WITH_ANSWER = Pattern.compile(
            "(\\*[0-9A-Za-z:]+)\\W+(positive|negative|present|absent|detected|not detected|heterozygous|homozygous)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HLA_ALLELE = Pattern.compile("\\*\\s?(\\d{2,3}:?\\d{2,3}(?::\\d{2,3})*)");
    private static final Pattern SCORE = Pattern.compile("activity score\\D{0,4}([≥>=]*\\s*\\d+(?:\\.\\d+)?)");

    private final GeneNames genes;
    private final Vocabulary vocabulary;

    GenotypeReading(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.genes = vocabulary.genes();
    }

    /** A genotype or haplotype of the reporting guide; what cannot be read is said. */
    List<Finding> read(Reported reported, Set<Gene> studied, boolean allCopies) {
        var found = new ArrayList<Finding>();
        for (var text : texts(reported.answer().coded())) {
            found.addAll(inText(text, reported, studied, allCopies));
            if (!found.isEmpty()) {
                return found;
            }
        }
        var implied = implied(reported, studied);
        return implied.isEmpty() ? List.of(unreadable(reported, studied)) : implied;
    }

    /** The same for a test that may not be a genotype at all: nothing when its answer is none. */
    List<Finding> understood(Reported reported, Set<Gene> studied) {
        return texts(reported.answer().coded())
                .map(text -> inText(text, reported, studied, true))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static Iterable<String> iterable(Stream<String> texts) {
        return texts::iterator;
    }

    private static Stream<String> texts(Coded coded) {
        return Stream.concat(
                        coded.codes().stream().flatMap(code -> Stream.of(code.code(), code.display())),
                        Stream.of(coded.text()))
                .filter(text -> !text.isBlank())
                .distinct();
    }
}

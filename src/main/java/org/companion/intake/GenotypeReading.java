package org.companion.intake;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.companion.chart.Finding;
import org.companion.chart.Finding.AlleleStatus;
import org.companion.chart.Finding.Genotype;
import org.companion.chart.Finding.Phenotype;
import org.companion.chart.Presence;
import org.companion.chart.Words;
import org.companion.genome.AlleleNames;
import org.companion.genome.Gene;

/** Reads diplotypes, haplotypes, single alleles and phenotypes. */
final class GenotypeReading {
    /** Below this many letters a phenotype's name counts only when it is the whole text ("PM" is also a time). */
    private static final int SHORTEST_PHRASE = 6;

    private final Vocabulary vocabulary;
    private final AlleleText alleleText;

    GenotypeReading(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.alleleText = new AlleleText(vocabulary);
    }

    /** A genotype or haplotype of the reporting guide; what cannot be read is said. */
    List<Finding> read(Reported reported, Set<Gene> studied) {
        var found = understood(reported, studied);
        if (!found.isEmpty()) {
            return found;
        }
        var implied = implied(reported, studied);
        return implied.isEmpty() ? List.of(Unread.of(reported, studied)) : implied;
    }

    /** The same for a test that may not be a genotype at all: nothing when its answer is none. */
    List<Finding> understood(Reported reported, Set<Gene> studied) {
        return reported.answer()
                .coded()
                .writings()
                .map(text -> inText(text, reported, studied))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<Finding> inText(String text, Reported reported, Set<Gene> studied) {
        var answered = alleleText.answered(text, studied);
        if (!answered.isEmpty()) {
            return answered.stream()
                    .<Finding>map(a -> new AlleleStatus(a.gene(), a.allele(), a.presence(), reported.source()))
                    .toList();
        }
        var asked = reported.asks(Codes.HAPLOTYPE) ? AlleleText.Copies.ONE_OF_TWO : AlleleText.Copies.ALL;
        var found = new ArrayList<Finding>();
        for (var call : alleleText.genotypes(text, studied, asked)) {
            found.add(new Genotype(call.gene(), call.alleles(), call.complete(), reported.source()));
        }
        return found;
    }

    /** Phenotypes that the result implies, in the words of the tables. */
    List<Finding> implied(Reported reported, Set<Gene> studied) {
        var texts = Stream.of(Codes.THERAPEUTIC_IMPLICATION, Codes.EFFECT_ON_METABOLISM)
                .flatMap(reported::part)
                .flatMap(answer -> answer.coded().writings());
        return Stream.concat(texts, reported.answer().coded().writings())
                .flatMap(text -> phenotype(text, reported, studied).stream())
                .findFirst()
                .<List<Finding>>map(List::of)
                .orElse(List.of());
    }

    private Optional<Finding> phenotype(String text, Reported reported, Set<Gene> studied) {
        var named = vocabulary.genes().in(text);
        var genes = named.isEmpty() ? studied : named;
        if (genes.size() != 1) {
            return Optional.empty();
        }
        var gene = genes.iterator().next();
        return phrase(text, gene).map(words -> new Phenotype(gene, words, score(text, reported), reported.source()));
    }

    /** The one phenotype named in the text; none when two different ones are. */
    private Optional<String> phrase(String text, Gene gene) {
        var folded = Words.fold(Words.fold(text).replace(Words.fold(gene.symbol()), " "));
        if (vocabulary.phenotypeWords().contains(folded)) {
            return Optional.of(folded);
        }
        var found = new LinkedHashSet<String>();
        var rest = " " + folded + " ";
        for (var phrase : vocabulary.phenotypeWords()) {
            var spaced = " " + phrase + " ";
            if (phrase.length() >= SHORTEST_PHRASE && rest.contains(spaced)) {
                found.add(phrase);
                rest = rest.replace(spaced, "  ");
            }
        }
        return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
    }

    private static Optional<String> score(String text, Reported reported) {
        var inParts = reported.parts().stream()
                .filter(part -> Words.contains(Words.fold(part.code().name()), "activity score"))
                .flatMap(part -> part.answer().amount().stream())
                .map(amount -> amount.value().toPlainString())
                .findFirst();
        return inParts.or(() -> AlleleText.activityScore(text));
    }

    /** Whether the question names one allele: HLA-B*57:01 [Presence]. */
    boolean isAboutAllele(Reported reported, Set<Gene> studied) {
        return studied.stream()
                .findFirst()
                .flatMap(gene -> askedAllele(reported, gene))
                .isPresent();
    }

    private static Optional<String> askedAllele(Reported reported, Gene gene) {
        var named = reported.code()
                .writings()
                .flatMap(text -> AlleleText.starNames(text).stream())
                .map(name -> AlleleNames.normal(gene, name))
                .collect(Collectors.toSet());
        return named.size() == 1 ? named.stream().findFirst() : Optional.empty();
    }

    /** The answer to a test of one allele: present or absent, or the whole genotype, or not readable. */
    List<Finding> alleleStatus(Reported reported, Set<Gene> studied, Optional<String> tested) {
        var gene = studied.iterator().next();
        var allele = tested.or(() -> askedAllele(reported, gene));
        if (reported.noAnswer() && allele.isPresent()) {
            return List.of(new AlleleStatus(gene, allele.get(), Presence.NO_CALL, reported.source()));
        }
        var genotype = understood(reported, studied);
        if (!genotype.isEmpty()) {
            return genotype;
        }
        var presence = Presences.of(reported.answer().coded());
        return List.of(
                presence.isPresent() && allele.isPresent()
                        ? new AlleleStatus(gene, allele.get(), presence.get(), reported.source())
                        : Unread.of(reported, studied));
    }
}

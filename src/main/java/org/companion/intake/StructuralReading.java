package org.companion.intake;

import static org.companion.chart.Presence.ABSENT;
import static org.companion.chart.Presence.INDETERMINATE;
import static org.companion.chart.Presence.NO_CALL;
import static org.companion.chart.Presence.PRESENT;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.companion.chart.Finding;
import org.companion.chart.Finding.CopyNumber;
import org.companion.chart.Finding.CopyNumber.Change;
import org.companion.chart.Finding.Fusion;
import org.companion.chart.Presence;
import org.companion.chart.Words;
import org.companion.genome.Gene;
import org.companion.intake.Reported.Amount;

/** Reads what is larger than a small variant: fusions and changes in the number of copies. */
final class StructuralReading {
    /** From this many copies on a gain is called an amplification where the laboratory gives only the number. */
    private static final BigDecimal AMPLIFIED = new BigDecimal(6);

    private static final BigDecimal NORMAL = new BigDecimal(2);
    private static final List<String> FUSION_WORDS =
            List.of("fusion", "fusions", "rearrangement", "rearranged", "translocation", "gene fusion");
    private static final List<String> GAIN_WORDS = List.of("amplification", "amplified", "copy number gain");

    private final Vocabulary vocabulary;

    StructuralReading(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The fusions and copy-number changes; none when the result is about neither. */
    List<Finding> read(Reported reported, Set<Gene> studied) {
        var fusion = fusion(reported, studied);
        return fusion.isEmpty() ? copies(reported, studied) : fusion;
    }

    private List<Finding> fusion(Reported reported, Set<Gene> studied) {
        var tested = vocabulary.geneTest(reported);
        var asFusion = tested.filter(test -> test.kind() == Vocabulary.GeneTest.Kind.FUSION);
        var translocated = translocated(reported);
        if (asFusion.isEmpty() && translocated.isEmpty() && !isFusion(reported)) {
            return List.of();
        }
        var named = new LinkedHashSet<Gene>();
        named.addAll(joined(reported));
        if (named.isEmpty()) {
            named.addAll(translocated);
        }
        if (named.isEmpty()) {
            named.addAll(asFusion.map(Vocabulary.GeneTest::genes).orElse(studied));
        }
        var presence = presence(reported).orElse(PRESENT);
        if (named.isEmpty()) {
            return List.of();
        }
        return named.size() <= 2
                ? List.of(new Fusion(named, presence, reported.source()))
                : each(named, presence, reported);
    }

    private static List<Finding> each(Set<Gene> genes, Presence presence, Reported reported) {
        var word = presence == PRESENT ? INDETERMINATE : presence;
        return genes.stream()
                .<Finding>map(gene -> new Fusion(Set.of(gene), word, reported.source()))
                .toList();
    }

    private static boolean isFusion(Reported reported) {
        var typed = reported.part(Codes.CHANGE_TYPE)
                .flatMap(answer -> answer.coded().writings())
                .anyMatch(Codes.SO_FUSION::contains);
        return typed || texts(reported).anyMatch(text -> text.contains("::") || says(text, FUSION_WORDS));
    }

    private static boolean says(String text, List<String> words) {
        var folded = Words.fold(text);
        return words.stream().anyMatch(word -> Words.contains(folded, word));
    }

    /** The two genes that stand joined in one writing of the answer, its parts or the question. */
    private Set<Gene> joined(Reported reported) {
        return Stream.concat(texts(reported), Stream.of(studiedTogether(reported)))
                .map(text -> vocabulary.genes().in(text.replace("::", " ")))
                .filter(genes -> genes.size() == 2)
                .findFirst()
                .orElse(Set.of());
    }

    private static String studiedTogether(Reported reported) {
        return reported.part(Codes.GENE_STUDIED)
                .flatMap(answer -> answer.coded().writings())
                .collect(Collectors.joining(" "));
    }

    /** The genes of a translocation that the result names in words, such as t(9;22). */
    Set<Gene> translocated(Reported reported) {
        return texts(reported)
                .map(Words::fold)
                .flatMap(text -> vocabulary.translocations().entrySet().stream()
                        .filter(known -> Words.contains(text, known.getKey()))
                        .map(Map.Entry::getValue))
                .findFirst()
                .orElse(Set.of());
    }

    /** The answer first, then the parts, then the question. */
    private static Stream<String> texts(Reported reported) {
        return Stream.of(
                        reported.answer().coded().writings(),
                        reported.parts().stream()
                                .flatMap(part -> part.answer().coded().writings()),
                        reported.code().writings())
                .flatMap(texts -> texts);
    }

    private static Optional<Presence> presence(Reported reported) {
        return reported.noAnswer()
                ? Optional.of(NO_CALL)
                : Presences.of(reported.answer().coded());
    }

    private List<Finding> copies(Reported reported, Set<Gene> studied) {
        var type = reported.part(Codes.CHANGE_TYPE)
                .flatMap(answer -> answer.coded().writings())
                .toList();
        var number = reported.part(Codes.COPY_NUMBER)
                .flatMap(answer -> answer.amount().stream())
                .map(Amount::value)
                .findFirst();
        var gain = type.stream().anyMatch(Codes.SO_GAIN::contains)
                || texts(reported).anyMatch(text -> says(text, GAIN_WORDS));
        var loss = type.stream().anyMatch(Codes.SO_LOSS::contains);
        if (studied.isEmpty() || (!gain && !loss && number.isEmpty())) {
            return List.of();
        }
        var change = loss || number.filter(n -> n.compareTo(NORMAL) < 0).isPresent() ? Change.LOSS : Change.GAIN;
        var presence = presence(reported).filter(p -> p != PRESENT).orElseGet(() -> called(gain || loss, number));
        return studied.stream()
                .<Finding>map(gene -> new CopyNumber(gene, change, number, presence, reported.source()))
                .toList();
    }

    /** A change that the laboratory names is there; a bare number is one from six copies on, or under two. */
    private static Presence called(boolean named, Optional<BigDecimal> number) {
        if (named || number.isEmpty()) {
            return PRESENT;
        }
        var copies = number.get();
        if (copies.compareTo(AMPLIFIED) >= 0 || copies.compareTo(NORMAL) < 0) {
            return PRESENT;
        }
        return copies.compareTo(NORMAL) == 0 ? ABSENT : INDETERMINATE;
    }
}

package org.companion.intake;

import static org.companion.chart.Presence.INDETERMINATE;
import static org.companion.chart.Presence.NO_CALL;
import static org.companion.chart.Presence.PRESENT;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.companion.chart.Finding;
import org.companion.chart.Finding.Fusion;
import org.companion.chart.Presence;
import org.companion.chart.Words;
import org.companion.genome.Gene;

/** Reads what is larger than a small variant: fusions, and by {@link CopyNumberReading} numbers of copies. */
final class StructuralReading {
    private static final List<String> FUSION_WORDS =
            List.of("fusion", "fusions", "rearrangement", "rearranged", "translocation", "gene fusion");
    private static final Pattern APART = Pattern.compile("[;\\n]\\s*|[,.]\\s+|\\sbut\\s");
    private static final Pattern LIST =
            Pattern.compile("[,;]\\s|\\s(?:and|or|nor)\\s(?<!(?:between|of|involving) [A-Za-z0-9]{2,12} and )");

    private final Vocabulary vocabulary;
    private final CopyNumberReading copies = new CopyNumberReading();

    StructuralReading(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The fusions and copy-number changes; none when the result is about neither. */
    List<Finding> read(Reported reported, Set<Gene> studied) {
        var fusions = fusions(reported, studied);
        return fusions.isEmpty() ? copies.read(reported, studied) : fusions;
    }

    /** The fusions alone; none when the result is about none. */
    List<Finding> fusions(Reported reported, Set<Gene> studied) {
        var tested = vocabulary
                .geneTest(reported)
                .filter(test -> test.kind() == Vocabulary.GeneTest.Kind.FUSION)
                .map(Vocabulary.GeneTest::genes)
                .orElse(Set.of());
        var translocated = texts(reported)
                .map(vocabulary::translocated)
                .filter(genes -> !genes.isEmpty())
                .findFirst()
                .orElse(Set.of());
        if (tested.isEmpty() && translocated.isEmpty() && !isFusion(reported)) {
            return List.of();
        }
        var apart = apart(reported);
        return apart.size() < 2
                ? one(reported, first(joined(reported), translocated, tested), studied)
                : apart.stream()
                        .flatMap(one -> one(one, joined(one), genesIn(one)).stream())
                        .toList();
    }

    @SafeVarargs
    private static Set<Gene> first(Set<Gene>... candidates) {
        return Stream.of(candidates)
                .filter(genes -> !genes.isEmpty())
                .findFirst()
                .orElse(Set.of());
    }

    /** {@code pair}: the genes known to be joined; where there are none each of those studied is one of its own. */
    private List<Finding> one(Reported reported, Set<Gene> pair, Set<Gene> studied) {
        var genes = pair.isEmpty() ? studied : pair;
        if (genes.isEmpty()) {
            return List.of();
        }
        var presence = presence(reported);
        if (presence.isEmpty()) {
            return List.of(Unread.of(reported, genes));
        }
        return genes.size() == 1 || !pair.isEmpty()
                ? List.of(new Fusion(genes, presence.get(), reported.source()))
                : each(genes, presence.get(), reported);
    }

    private static List<Finding> each(Set<Gene> genes, Presence presence, Reported reported) {
        var word = presence == PRESENT ? INDETERMINATE : presence;
        return genes.stream()
                .<Finding>map(gene -> new Fusion(Set.of(gene), word, reported.source()))
                .toList();
    }

    /** The clauses of the answer that say each of its own genes whether they are joined. */
    private List<Reported> apart(Reported reported) {
        return APART.splitAsStream(reported.answer().coded().text())
                .filter(clause -> Presences.in(clause).isPresent()
                        && !vocabulary.genes().in(clause).isEmpty())
                .map(reported::answered)
                .toList();
    }

    private Set<Gene> genesIn(Reported clause) {
        return vocabulary.genes().in(clause.answer().coded().text());
    }

    private static boolean isFusion(Reported reported) {
        return isTyped(reported) || texts(reported).anyMatch(StructuralReading::saysFusion);
    }

    private static boolean isTyped(Reported reported) {
        return reported.part(Codes.CHANGE_TYPE)
                .flatMap(answer -> answer.coded().writings())
                .anyMatch(Codes.SO_FUSION::contains);
    }

    private static boolean saysFusion(String text) {
        return text.contains("::") || says(text, FUSION_WORDS);
    }

    static boolean says(String text, List<String> words) {
        var folded = Words.fold(text);
        return words.stream().anyMatch(word -> Words.contains(folded, word));
    }

    /** The two genes that stand joined in one writing of the answer, its parts or the question. */
    private Set<Gene> joined(Reported reported) {
        return Stream.concat(texts(reported), Stream.of(studiedTogether(reported)))
                .map(this::joinedIn)
                .filter(genes -> genes.size() == 2)
                .findFirst()
                .orElse(Set.of());
    }

    /** Two genes in one word, or in one text that does not list them: "BCR-ABL1", "EML4 ALK", not "ALK or ROS1". */
    private Set<Gene> joinedIn(String text) {
        var plain = text.replace("::", "-");
        var inWord = Stream.of(plain.split("[\\s,;()]+"))
                .map(vocabulary.genes()::in)
                .filter(genes -> genes.size() == 2)
                .findFirst();
        return inWord.orElseGet(
                () -> LIST.matcher(plain).find() ? Set.of() : vocabulary.genes().in(plain));
    }

    private static String studiedTogether(Reported reported) {
        return reported.part(Codes.GENE_STUDIED)
                .flatMap(answer -> answer.coded().writings())
                .collect(Collectors.joining(" "));
    }

    /** The answer first, then the parts, then the question. */
    static Stream<String> texts(Reported reported) {
        return Stream.concat(answers(reported), reported.code().writings());
    }

    /** What came out, apart from what was asked. */
    static Stream<String> answers(Reported reported) {
        return Stream.concat(
                reported.answer().coded().writings(),
                reported.parts().stream().flatMap(part -> part.answer().coded().writings()));
    }

    /** As the answer says; one that only names the fusion has found it; a transcript that was counted is there. */
    private Optional<Presence> presence(Reported reported) {
        if (reported.noAnswer()) {
            return Optional.of(NO_CALL);
        }
        var amount = reported.answer().amount();
        if (amount.isPresent()) {
            return amount.map(a -> a.value().signum() > 0 && !a.comparator().startsWith("<") ? PRESENT : INDETERMINATE);
        }
        return Presences.of(reported.answer().coded())
                .or(() -> isNamed(reported) ? Optional.of(PRESENT) : Optional.empty());
    }

    private boolean isNamed(Reported reported) {
        return isTyped(reported)
                || answers(reported)
                        .anyMatch(text -> saysFusion(text)
                                || joinedIn(text).size() == 2
                                || !vocabulary.translocated(text).isEmpty());
    }
}

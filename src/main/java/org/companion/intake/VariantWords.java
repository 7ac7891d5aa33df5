package org.companion.intake;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.companion.chart.Presence;
import org.companion.chart.Words;
import org.companion.genome.Gene;
import org.companion.genome.ProteinChange;

/** Variants in running words: "L858R and T790M detected", "KRAS G12D; NRAS wild type", "exon 19 deletion". */
final class VariantWords {
    private static final Pattern CODING = Pattern.compile("c\\.[0-9*+\\-_]+[A-Za-z0-9>_+\\-]*");
    private static final Pattern LEGACY =
            Pattern.compile("[A-Z]\\d{2,5}(?:[A-Z*]|_[A-Z]\\d{2,5}|del|dup|ins|fs).*|[A-Z]\\d{2,5}[A-Z*]");
    private static final Pattern STRETCH =
            Pattern.compile("\\b(?:(?:exon|codons?|intron) \\d+|exons \\d+\\b(?! (?:to |through )?\\d))");

    private final Vocabulary vocabulary;

    VariantWords(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** One clause of an answer: the genes it is about, what it names, and whether that is there. */
    record Said(
            Set<Gene> genes,
            Set<ProteinChange> changes,
            Set<Named> named,
            Optional<String> stretch,
            Optional<Presence> presence) {
        Said with(Optional<Presence> other) {
            return new Said(genes, changes, named, stretch, other);
        }

        boolean namesChange() {
            return !changes.isEmpty() || !named.isEmpty() || stretch.isPresent();
        }

        Set<String> names(Gene gene) {
            return named.stream()
                    .filter(n -> n.gene().equals(gene))
                    .map(Named::name)
                    .collect(Collectors.toSet());
        }
    }

    /** A change by the name that laboratories give it. */
    record Named(Gene gene, String name) {}

    /** The clauses of an answer; one without genes or presence of its own takes them from its neighbours. */
    List<Said> said(String answer, Set<Gene> studied, Optional<Presence> overall) {
        var clauses = Clauses.of(answer);
        var said = new ArrayList<Said>();
        var about = studied;
        for (var clause : clauses) {
            var own = vocabulary.genes().in(clause.text());
            about = own.isEmpty() ? about : own;
            said.add(bare(clause.text(), about));
        }
        var presences = Neighbours.presences(clauses, said);
        for (int i = 0; i < said.size(); i++) {
            said.set(i, said.get(i).with(presences.get(i).or(() -> overall)));
        }
        if (clauses.isEmpty() && overall.isPresent()) {
            said.add(new Said(studied, Set.of(), Set.of(), Optional.empty(), overall));
        }
        return withoutEmpty(said);
    }

    private Said bare(String clause, Set<Gene> about) {
        var named = about.stream()
                .flatMap(gene -> names(clause, gene).stream().map(name -> new Named(gene, name)))
                .collect(Collectors.toSet());
        return new Said(about, proteinsIn(clause), named, stretchIn(clause), Presences.in(clause));
    }

    /** Clauses that name no change say nothing of their own where a clause about the same genes does. */
    private static List<Said> withoutEmpty(List<Said> said) {
        return said.stream()
                .filter(one -> one.namesChange()
                        || said.stream()
                                .noneMatch(other ->
                                        other.namesChange() && other.genes().equals(one.genes())))
                .toList();
    }

    /** The well-known names of changes of the gene that stand in the text. */
    Set<String> names(String text, Gene gene) {
        var folded = Words.fold(text);
        return vocabulary.variantNames().getOrDefault(gene, Set.of()).stream()
                .filter(name -> Words.contains(folded, name))
                .collect(Collectors.toSet());
    }

    /** The protein changes written in the text. */
    static Set<ProteinChange> proteinsIn(String text) {
        var found = new LinkedHashSet<ProteinChange>();
        for (var token : text.split("[\\s,;]+")) {
            protein(token).ifPresent(found::add);
        }
        return found;
    }

    static Optional<ProteinChange> proteinIn(String text) {
        return proteinsIn(text).stream().findFirst();
    }

    /** Without {@code p.} only two or more digits count: A1C is no change of a protein. */
    private static Optional<ProteinChange> protein(String token) {
        var bare = token.replaceAll("^[(\\[]+(?=p\\.)", "").replaceAll("[.:]+$", "");
        if (bare.contains("p.")) {
            return ProteinChange.parse(bare.substring(bare.indexOf("p.")));
        }
        var plain = bare.replace("(", "").replace(")", "");
        return LEGACY.matcher(plain).matches() ? ProteinChange.parse(plain) : Optional.empty();
    }

    /** The coding change written in the text, such as {@code c.1799T>A}. */
    static Optional<String> codingIn(String text) {
        var m = CODING.matcher(text);
        return m.find() ? Optional.of(m.group()) : Optional.empty();
    }

    /** The exon, intron or codons that the text is limited to; a row of exons is the gene as it is usually tested. */
    static Optional<String> stretchIn(String text) {
        var m = STRETCH.matcher(Words.fold(text));
        return m.find() ? Optional.of(m.group()) : Optional.empty();
    }
}

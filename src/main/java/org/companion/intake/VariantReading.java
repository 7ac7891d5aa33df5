package org.companion.intake;

import static org.companion.chart.Presence.NO_CALL;
import static org.companion.chart.Presence.PRESENT;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.companion.chart.Coded;
import org.companion.chart.Finding;
import org.companion.chart.Finding.Variant;
import org.companion.chart.Presence;
import org.companion.genome.Gene;
import org.companion.genome.ProteinChange;
import org.companion.genome.Spdi;
import org.companion.intake.Vocabulary.Hotspot;

/** Reads small variants: by their components where they have them, else by the words of the answer. */
final class VariantReading {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final Vocabulary vocabulary;
    private final StructuralReading structural;
    private final VariantWords words;

    VariantReading(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        structural = new StructuralReading(vocabulary);
        words = new VariantWords(vocabulary);
    }

    /** The fusions alone, of a result that is a number. */
    List<Finding> fusions(Reported reported, Set<Gene> studied) {
        return structural.fusions(reported, studied);
    }

    /** The variants, fusions and copy-number changes of one result; what cannot be read is said. */
    List<Finding> read(Reported reported, Set<Gene> studied) {
        var larger = structural.read(reported, studied);
        if (!larger.isEmpty()) {
            return larger;
        }
        var coded = byComponents(reported, studied);
        if (!coded.isEmpty()) {
            return coded;
        }
        var told = byWords(reported, studied);
        return told.isEmpty() && !studied.isEmpty() ? List.of(Unread.of(reported, studied)) : told;
    }

    /** A variant whose change stands in components of its own: HGVS, or reference, position and alleles. */
    private List<Finding> byComponents(Reported reported, Set<Gene> studied) {
        var position = Positions.of(reported).map(Spdi::trimmed);
        var protein = first(reported, Codes.PROTEIN_HGVS, ProteinChange::parse)
                .or(() -> first(reported, Codes.DISCRETE_VARIANT, VariantWords::proteinIn));
        var coding = first(reported, Codes.CODING_HGVS, VariantWords::codingIn)
                .or(() -> first(reported, Codes.DISCRETE_VARIANT, VariantWords::codingIn));
        var rsid = first(reported, Codes.DBSNP, VariantReading::rsid);
        if (position.isEmpty() && protein.isEmpty() && coding.isEmpty() && rsid.isEmpty()) {
            return List.of();
        }
        var hotspot = position.flatMap(this::hotspot).or(() -> coding.flatMap(c -> hotspot(studied, c)));
        var gene = studied.size() == 1 ? studied.stream().findFirst() : hotspot.map(Hotspot::gene);
        if (gene.isEmpty()) {
            return studied.isEmpty() ? List.of() : List.of(Unread.of(reported, studied));
        }
        var change = protein.or(() -> hotspot.map(Hotspot::change));
        var name = change.isEmpty() && position.isEmpty()
                ? coding.or(() -> rsid).stream().collect(Collectors.toSet())
                : Set.<String>of();
        return List.of(new Variant(
                gene.get(),
                change,
                name,
                position,
                presence(reported),
                share(reported),
                VariantDetails.of(reported),
                reported.source()));
    }

    private static Optional<String> rsid(String text) {
        return Optional.of(text.strip()).filter(name -> name.matches("rs\\d{1,12}"));
    }

    private Optional<Hotspot> hotspot(Spdi trimmed) {
        return Optional.ofNullable(vocabulary.hotspots().get(trimmed.toString()));
    }

    private Optional<Hotspot> hotspot(Set<Gene> studied, String coding) {
        return studied.stream()
                .flatMap(gene -> Optional.ofNullable(vocabulary.hotspots().get(gene + ":" + coding)).stream())
                .findFirst();
    }

    private static <T> Optional<T> first(
            Reported reported, String code, java.util.function.Function<String, Optional<T>> reader) {
        return reported.part(code)
                .flatMap(answer -> answer.coded().writings())
                .flatMap(text -> reader.apply(text).stream())
                .findFirst();
    }

    private static Presence presence(Reported reported) {
        return reported.noAnswer()
                ? NO_CALL
                : Presences.of(reported.answer().coded()).orElse(PRESENT);
    }

    private static Optional<BigDecimal> share(Reported reported) {
        return reported.part(Codes.ALLELE_FRACTION)
                .flatMap(answer -> answer.amount().stream())
                .map(amount -> amount.unit().equals("%") ? amount.value().divide(HUNDRED) : amount.value())
                .filter(share -> share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0)
                .findFirst();
    }

    /** What the answer says in words about each gene; one answer may name several changes. */
    private List<Finding> byWords(Reported reported, Set<Gene> studied) {
        var answer = reported.answer().coded();
        var overall = reported.noAnswer() ? Optional.of(NO_CALL) : Presences.besideText(answer);
        var asked = reported.code()
                .writings()
                .filter(text -> !vocabulary.geneTests().containsKey(text))
                .toList();
        var found = new LinkedHashSet<Finding>();
        for (var said : words.said(text(answer), studied, overall)) {
            said.genes().forEach(gene -> variants(said, gene, asked).forEach(v -> found.add(v.by(reported))));
        }
        return new ArrayList<>(found);
    }

    /** One change of one gene as the words give it. */
    private record Told(Gene gene, Optional<ProteinChange> change, Set<String> names, Presence presence) {
        Finding by(Reported reported) {
            return new Variant(
                    gene,
                    change,
                    names,
                    Optional.empty(),
                    presence,
                    VariantReading.share(reported),
                    VariantDetails.of(reported),
                    reported.source());
        }
    }

    /** A change named in the answer, else the one that the question asks for, else the gene as a whole. */
    private List<Told> variants(VariantWords.Said said, Gene gene, List<String> asked) {
        var changes = said.changes().isEmpty()
                        && said.names(gene).isEmpty()
                        && said.stretch().isEmpty()
                ? asked.stream()
                        .flatMap(text -> VariantWords.proteinsIn(text).stream())
                        .collect(Collectors.toSet())
                : said.changes();
        var names = said.names(gene).isEmpty() && changes.isEmpty()
                ? asked.stream()
                        .flatMap(text -> words.names(text, gene).stream())
                        .collect(Collectors.toSet())
                : said.names(gene);
        var inAnswer = !said.changes().isEmpty() || !said.names(gene).isEmpty();
        var presence = said.presence().or(() -> inAnswer ? Optional.of(PRESENT) : Optional.empty());
        if (presence.isEmpty()) {
            return List.of();
        }
        if (!changes.isEmpty()) {
            return changes.stream()
                    .map(c -> new Told(gene, Optional.of(c), names, presence.get()))
                    .toList();
        }
        var part = names.isEmpty() ? stretch(said, asked) : names;
        return List.of(new Told(gene, Optional.empty(), part, presence.get()));
    }

    /** The exon or codon that the words are limited to, so that its absence is not that of the whole gene. */
    private static Set<String> stretch(VariantWords.Said said, List<String> asked) {
        return Stream.concat(
                        said.stretch().stream(), asked.stream().flatMap(text -> VariantWords.stretchIn(text).stream()))
                .limit(1)
                .collect(Collectors.toSet());
    }

    private static String text(Coded answer) {
        return answer.text().isBlank()
                ? answer.codes().stream()
                        .map(code -> code.display().isBlank() ? code.code() : code.display())
                        .collect(Collectors.joining("; "))
                : answer.text();
    }
}

package org.companion.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.companion.chart.Origin;
import org.companion.genome.Gene;
import org.companion.genome.ProteinChange;
import org.companion.knowledge.Criterion;
import org.companion.knowledge.Criterion.All;
import org.companion.knowledge.Criterion.Any;
import org.companion.knowledge.Criterion.ChangeKind;
import org.companion.knowledge.Criterion.Codons;
import org.companion.knowledge.Criterion.HasAmplification;
import org.companion.knowledge.Criterion.HasBiomarker;
import org.companion.knowledge.Criterion.HasFusion;
import org.companion.knowledge.Criterion.HasLoss;
import org.companion.knowledge.Criterion.HasVariant;
import org.companion.knowledge.Criterion.Not;
import org.jspecify.annotations.Nullable;

/**
 * Reads a molecular profile in one line: what a tumour carries, joined by {@code AND} and {@code OR} (which binds less),
 * with parentheses and {@code NOT}. One thing is written {@code EGFR p.L858R}, {@code BRAF codon 600}, {@code EGFR exon 19
 * deletion} (a name of {@code alterations.csv}), {@code KRAS mutation}, {@code PTEN inactivation}, {@code ERBB2
 * amplification}, {@code PTEN loss}, {@code PALB2 loss of both copies}, {@code EML4::ALK fusion}, {@code MSI=high}; a change
 * that has to be inherited ends in {@code germline}, one that must be the tumour's in {@code somatic}.
 */
final class ProfileReader {
    static final String FORM =
            "such as: GENE p.A1B OR GENE amplification, with genes, markers and alterations of the tables";

    private static final Pattern TOKEN = Pattern.compile("\\(|\\)|\\bAND\\b|\\bOR\\b|\\bNOT\\b");
    private static final Pattern MARKER = Pattern.compile("([^=]+)=(.+)");
    private static final Pattern FUSION = Pattern.compile("([A-Z0-9-]+)(?:::([A-Z0-9-]+))? fusion");
    private static final Pattern OF_GENE = Pattern.compile("([A-Z0-9-]+) (.+?)( germline| somatic)?");

    private final GeneTables genes;
    private final MarkerTables markers;
    private final AlterationTable alterations;

    ProfileReader(GeneTables genes, MarkerTables markers, AlterationTable alterations) {
        this.genes = genes;
        this.markers = markers;
        this.alterations = alterations;
    }

    /** The criterion; empty where it is no profile, or names what no table knows. */
    Optional<Criterion> read(String profile) {
        var reading = new Reading(tokens(profile));
        return reading.any().filter(read -> reading.isAtEnd());
    }

    private static List<String> tokens(String profile) {
        var tokens = new ArrayList<String>();
        var matcher = TOKEN.matcher(profile);
        var from = 0;
        while (matcher.find()) {
            tokens.add(profile.substring(from, matcher.start()).strip());
            tokens.add(matcher.group());
            from = matcher.end();
        }
        tokens.add(profile.substring(from).strip());
        return tokens.stream().filter(token -> !token.isEmpty()).toList();
    }

    /** The reading of one profile, from its first token to its last. */
    private final class Reading {
        private final List<String> tokens;
        private int next;

        Reading(List<String> tokens) {
            this.tokens = tokens;
        }

        boolean isAtEnd() {
            return next == tokens.size();
        }

        private boolean take(String token) {
            if (!isAtEnd() && tokens.get(next).equals(token)) {
                next++;
                return true;
            }
            return false;
        }

        Optional<Criterion> any() {
            return joined("OR", true);
        }

        private Optional<Criterion> joined(String word, boolean isAny) {
            var parts = new ArrayList<Criterion>();
            do {
                var part = isAny ? joined("AND", false) : one();
                if (part.isEmpty()) {
                    return Optional.empty();
                }
                parts.add(part.get());
            } while (take(word));
            return Optional.of(parts.size() == 1 ? parts.get(0) : isAny ? new Any(parts) : new All(parts));
        }

        private Optional<Criterion> one() {
            if (take("NOT")) {
                return one().map(Not::new);
            }
            if (take("(")) {
                return any().filter(inner -> take(")"));
            }
            return isAtEnd() ? Optional.empty() : atom(tokens.get(next++));
        }
    }

    private Optional<Criterion> atom(String text) {
        var marker = MARKER.matcher(text);
        if (marker.matches()) {
            return markers.has(marker.group(1), marker.group(2))
                    ? Optional.of(new HasBiomarker(marker.group(1), Set.of(marker.group(2))))
                    : Optional.empty();
        }
        var fusion = FUSION.matcher(text);
        if (fusion.matches()) {
            var joined = Stream.of(
                            fusion.group(1),
                            Optional.ofNullable(fusion.group(2)).orElse(fusion.group(1)))
                    .distinct()
                    .toList();
            var known =
                    joined.stream().flatMap(symbol -> genes.of(symbol).stream()).toList();
            return known.size() == joined.size() ? Optional.of(new HasFusion(known)) : Optional.empty();
        }
        var ofGene = OF_GENE.matcher(text);
        return ofGene.matches()
                ? genes.of(ofGene.group(1)).flatMap(gene -> ofGene(gene, ofGene.group(2), origin(ofGene.group(3))))
                : Optional.empty();
    }

    private static Optional<Origin> origin(@Nullable String word) {
        return Optional.ofNullable(word).map(said -> said.equals(" germline") ? Origin.GERMLINE : Origin.SOMATIC);
    }

    private Optional<Criterion> ofGene(Gene gene, String what, Optional<Origin> origin) {
        return switch (what) {
            case "amplification" -> Optional.of(new HasAmplification(gene));
            case "loss" -> Optional.of(new HasLoss(gene, false));
            case "loss of both copies" -> Optional.of(new HasLoss(gene, true));
            case "inactivation" ->
                Optional.of(new Any(List.of(
                        new HasLoss(gene, false),
                        variant(gene, Set.of(), List.of(Codons.ALL), Optional.of(ChangeKind.TRUNCATION), origin))));
            case "mutation" -> Optional.of(variant(gene, Set.of(), List.of(), Optional.empty(), origin));
            default -> change(gene, what, origin);
        };
    }

    private Optional<Criterion> change(Gene gene, String what, Optional<Origin> origin) {
        if (what.startsWith("p.")) {
            return ProteinChange.parse(what)
                    .map(change -> variant(gene, Set.of(change), List.of(), Optional.empty(), origin));
        }
        if (what.startsWith("codon")) {
            return VariantCriterion.codonsIn(what.replaceFirst("codons? ", ""))
                    .map(codons -> variant(gene, Set.of(), List.of(codons), Optional.empty(), origin));
        }
        return alterations
                .named(gene, what)
                .map(named ->
                        new HasVariant(gene, named.changes(), named.codons(), named.kind(), named.names(), origin));
    }

    private static Criterion variant(
            Gene gene,
            Set<ProteinChange> changes,
            List<Codons> codons,
            Optional<ChangeKind> kind,
            Optional<Origin> origin) {
        return new HasVariant(gene, changes, codons, kind, Set.of(), origin);
    }
}

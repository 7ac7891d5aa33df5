package org.companion.library;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.companion.chart.Origin;
import org.companion.chart.Words;
import org.companion.genome.ProteinChange;
import org.companion.knowledge.Criterion;
import org.companion.knowledge.Criterion.ChangeKind;
import org.companion.knowledge.Criterion.Codons;
import org.companion.knowledge.Criterion.HasVariant;

/** Reads which change of a gene's protein is asked for. */
final class VariantCriterion {
    static final String CODONS_FORM = "\"12\" or \"746-759\"";
    private static final Pattern CODONS = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");
    static final Map<String, ChangeKind> KINDS = Map.of(
            "substitution",
            ChangeKind.SUBSTITUTION,
            "deletion",
            ChangeKind.DELETION,
            "insertion",
            ChangeKind.INSERTION,
            "truncation",
            ChangeKind.TRUNCATION);
    private static final Map<String, Origin> ORIGINS = Map.of("germline", Origin.GERMLINE, "somatic", Origin.SOMATIC);

    private final GeneTables genes;

    VariantCriterion(GeneTables genes) {
        this.genes = genes;
    }

    Optional<Criterion> read(Written what) {
        var fields = what.fields(Set.of("gene", "protein", "codons", "kind", "named", "origin"));
        var gene = fields.required("gene").flatMap(genes::in);
        var changes = all(fields, "protein", VariantCriterion::change);
        var codons = all(fields, "codons", VariantCriterion::codons);
        var kind = fields.get("kind").flatMap(word -> word.oneOf(KINDS));
        var names = all(fields, "named", VariantCriterion::name);
        var origin = fields.get("origin").flatMap(word -> word.oneOf(ORIGINS));
        var anywhere = codons.isEmpty() && kind.equals(Optional.of(ChangeKind.TRUNCATION));
        if (kind.isPresent() && codons.isEmpty() && !anywhere) {
            return what.wrong("has a kind without codons", "codons: [\"746-759\"], where the change of this kind lies");
        }
        var where = anywhere ? List.of(Codons.ALL) : codons;
        return gene.map(g -> new HasVariant(g, Set.copyOf(changes), where, kind, Set.copyOf(names), origin));
    }

    private static <T> List<T> all(
            Written.Fields fields, String key, java.util.function.Function<Written, Optional<T>> reader) {
        return fields.get(key).map(list -> list.each(reader)).orElse(List.of());
    }

    private static Optional<ProteinChange> change(Written written) {
        return written.text()
                .flatMap(text -> Optional.of(text)
                        .filter(t -> t.startsWith("p."))
                        .flatMap(ProteinChange::parse)
                        .or(() -> written.wrong("'%s' is no protein change".formatted(text), "such as p.V600E")));
    }

    private static Optional<Codons> codons(Written written) {
        return written.text()
                .flatMap(text ->
                        codonsIn(text).or(() -> written.wrong("'%s' are no codons".formatted(text), CODONS_FORM)));
    }

    /** One codon, or a stretch of them. */
    static Optional<Codons> codonsIn(String text) {
        var m = CODONS.matcher(text);
        var first = m.matches() ? Integer.parseInt(m.group(1)) : 0;
        var last = first > 0 && m.group(2) != null ? Integer.parseInt(m.group(2)) : first;
        return first < 1 || last < first ? Optional.empty() : Optional.of(new Codons(first, last));
    }

    private static Optional<String> name(Written written) {
        return written.text()
                .map(Words::fold)
                .flatMap(name -> name.isEmpty() ? written.wrong("the name has no letter", "words") : Optional.of(name));
    }
}

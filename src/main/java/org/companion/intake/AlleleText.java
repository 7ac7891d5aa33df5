package org.companion.intake;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.companion.chart.Presence;
import org.companion.genome.AlleleNames;
import org.companion.genome.Gene;

/**
 * Alleles and genotypes as laboratories write them: {@code CYP2C19 *1/*2}, {@code *2/*2 (poor metabolizer)},
 * {@code hla#3.33.0#HLA-B*08:01/HLA-B*40:01}, {@code HLA-B*57:01 positive}. Two alleles joined by a slash are the two
 * copies, also in GL strings, where laboratories write it so although the slash means ambiguity there.
 */
final class AlleleText {
    private static final Pattern ZYGOSITY =
            Pattern.compile("\\(?\\b(hemi|homo|hetero)zygous\\b\\)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern GL_PREFIX = Pattern.compile("^hla#[^#]*#", Pattern.CASE_INSENSITIVE);
    private static final String STAR =
            "\\*\\s?[0-9]{1,3}(?:[0-9A-Za-z:.]*[0-9A-Za-z])?(?:\\s?[x×]\\s?(?:[nN]|\\d{1,2}))?";
    private static final Pattern STAR_NAME = Pattern.compile(STAR);
    private static final Pattern CARRIED = Pattern.compile(
            "(" + STAR + ")\\s*[:\\-–,(]?\\s*(?:is |was )?"
                    + "(not detected|undetected|detected|positive|negative|present|absent|indeterminate|no call)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NEGATION =
            Pattern.compile("\\b(?:no|not|none|without|neither|never)\\b", Pattern.CASE_INSENSITIVE);
    /** A type with both signs of a GL string: the plus divides the copies, the slash the types that one may be. */
    private static final Pattern AMBIGUOUS = Pattern.compile(".*(?:/.*\\+|\\+.*/).*");

    private static final Optional<Presence> NO_WORD = Optional.empty();
    private static final Pattern TWO_NAMES = Pattern.compile("(.+) \\((\\*\\w+)\\)");
    private static final String REFERENCE = "Reference";
    private static final Pattern SCORE =
            Pattern.compile("activity score\\D{0,4}?([≥>=]*\\s*\\d+(?:\\.\\d+)?)", Pattern.CASE_INSENSITIVE);

    private final Vocabulary vocabulary;

    AlleleText(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** How many copies the source means to name. */
    enum Copies {
        ALL,
        ONE_OF_TWO
    }

    /** The alleles of a gene; {@code complete} when every copy is named. */
    record Call(Gene gene, List<String> alleles, boolean complete) {}

    /** One allele and whether it is carried. */
    record Answered(Gene gene, String allele, Presence presence) {}

    /** Alleles with their own answer, as in {@code HLA-B*57:01 positive}. */
    List<Answered> answered(String text, Set<Gene> studied) {
        var found = new ArrayList<Answered>();
        var one = onlyGene(text, studied);
        if (one.isEmpty() || text.contains("/")) {
            return found;
        }
        var gene = one.get();
        var named = starNames(text).stream()
                .map(name -> AlleleNames.normal(gene, name))
                .distinct()
                .toList();
        if (named.size() == 1 || Presences.opensNegation(text)) {
            var presence = text.toLowerCase(Locale.ROOT).contains("homozygous") ? NO_WORD : Presences.in(text);
            return presence.or(() -> NEGATION.matcher(text).find() ? Optional.of(Presence.ABSENT) : NO_WORD)
                    .map(told -> named.stream()
                            .map(allele -> new Answered(gene, allele, told))
                            .toList())
                    .orElse(List.of());
        }
        var m = CARRIED.matcher(text);
        while (m.find()) {
            var allele = AlleleNames.normal(gene, m.group(1));
            Presences.in(m.group(2)).ifPresent(presence -> found.add(new Answered(gene, allele, presence)));
        }
        return found;
    }

    /** The genotypes written in the text, several where several genes are; empty when it is none. */
    List<Call> genotypes(String text, Set<Gene> studied, Copies copies) {
        var bare = GL_PREFIX.matcher(text.strip()).replaceFirst("");
        var whole = genotype(bare, studied, copies);
        if (whole.isPresent()) {
            return List.of(whole.get());
        }
        var calls = new ArrayList<Call>();
        for (var part : bare.split("[;\\n^]")) {
            genotype(part, studied, copies).ifPresent(calls::add);
        }
        return calls;
    }

    private Optional<Call> genotype(String text, Set<Gene> studied, Copies copies) {
        return onlyGene(text, studied).flatMap(gene -> genotype(withoutGene(text, gene), gene, copies));
    }

    private Optional<Call> genotype(String text, Gene gene, Copies copies) {
        var parts = copyTexts(ZYGOSITY.matcher(text).replaceAll(" "), gene);
        if (parts.isEmpty() || parts.size() > 2) {
            return Optional.empty();
        }
        var alleles = new ArrayList<String>();
        for (var part : parts) {
            var allele = allele(part, gene);
            if (allele.isEmpty()) {
                return Optional.empty();
            }
            alleles.add(allele.get());
        }
        return alleles.size() == 2
                ? Optional.of(new Call(gene, alleles, true))
                : single(alleles.get(0), text.toLowerCase(Locale.ROOT), gene, copies);
    }

    private static Optional<Call> single(String allele, String text, Gene gene, Copies copies) {
        if (text.contains("homozygous")) {
            return Optional.of(new Call(gene, List.of(allele, allele), true));
        }
        return Optional.of(new Call(gene, List.of(allele), copies == Copies.ALL && text.contains("hemizygous")));
    }

    /** The text of each copy: divided by a slash, for HLA genes by a plus too; a plus elsewhere joins a tandem. */
    private static List<String> copyTexts(String text, Gene gene) {
        var plus = AlleleNames.isHla(gene)
                && (!text.contains("/") || AMBIGUOUS.matcher(text).matches());
        var divider = plus ? "\\+" : "/";
        return Stream.of(text.split(divider))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** The one allele a copy's text names: a name of the tables, or a star name with whatever words follow. */
    private Optional<String> allele(String part, Gene gene) {
        if (part.contains("/")) {
            return shared(part, gene);
        }
        var normal = AlleleNames.normal(gene, part);
        var known = vocabulary.alleles().getOrDefault(gene, Set.of());
        if (known.contains(normal)) {
            return Optional.of(normal);
        }
        return known.stream()
                .filter(name -> isNamed(name, part, normal))
                .findFirst()
                .or(() -> known.contains(REFERENCE) && normal.equals("*1") ? Optional.of(REFERENCE) : Optional.empty())
                .or(() -> tandem(part, gene));
    }

    /** Tables give some alleles two names: {@code c.1905+1G>A (*2A)}. */
    private static boolean isNamed(String name, String part, String normal) {
        var two = TWO_NAMES.matcher(name);
        return name.equalsIgnoreCase(part)
                || (two.matches()
                        && (two.group(1).equalsIgnoreCase(part) || two.group(2).equalsIgnoreCase(normal)));
    }

    /** The fields that all the types have in common which one copy may be; none: it cannot be said what it is. */
    private Optional<String> shared(String part, Gene gene) {
        var types = Stream.of(part.split("/")).map(type -> tandem(type, gene)).toList();
        if (types.isEmpty() || types.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        var fields = types.stream()
                .map(type -> List.of(type.orElse("").split(":")))
                .reduce((one, other) -> {
                    int same = 0;
                    while (same < Math.min(one.size(), other.size())
                            && one.get(same).equals(other.get(same))) {
                        same++;
                    }
                    return one.subList(0, same);
                })
                .orElse(List.of());
        return fields.isEmpty() ? Optional.empty() : Optional.of(String.join(":", fields));
    }

    private static Optional<String> tandem(String part, Gene gene) {
        var stars = STAR_NAME.matcher(part).results().toList();
        if (stars.isEmpty()) {
            return Optional.empty();
        }
        var first = AlleleNames.normal(gene, stars.get(0).group());
        if (stars.size() == 1) {
            return Optional.of(first);
        }
        var joined =
                part.substring(stars.get(0).start(), stars.get(stars.size() - 1).end());
        return joined.contains("+") && !AlleleNames.isHla(gene) && !joined.matches(".*[a-z]{3}.*")
                ? Optional.of(joined.replace(" ", ""))
                : Optional.empty();
    }

    /** The gene the text names, else the one studied; empty when there are several or none. */
    private Optional<Gene> onlyGene(String text, Set<Gene> studied) {
        var named = new LinkedHashSet<>(vocabulary.genes().in(text));
        if (named.isEmpty() || studied.containsAll(named)) {
            var candidates = named.isEmpty() ? studied : named;
            return candidates.size() == 1 ? candidates.stream().findFirst() : Optional.empty();
        }
        var both = named.stream().filter(studied::contains).toList();
        if (both.size() == 1) {
            return Optional.of(both.get(0));
        }
        return studied.isEmpty() && named.size() == 1 ? named.stream().findFirst() : Optional.empty();
    }

    private String withoutGene(String text, Gene gene) {
        var bare = Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(gene.symbol()), Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .replaceAll("");
        if (!AlleleNames.isHla(gene)) {
            return bare;
        }
        var locus = Pattern.quote(gene.symbol().substring(gene.symbol().indexOf('-') + 1));
        return bare.replaceAll("(?<![A-Za-z0-9])" + locus + "(?=\\s?\\*)", "");
    }

    /** The star names in a text, as written. */
    static List<String> starNames(String text) {
        return STAR_NAME
                .matcher(text)
                .results()
                .map(m -> m.group().replace(" ", ""))
                .distinct()
                .toList();
    }

    /** The activity score that a text gives. */
    static Optional<String> activityScore(String text) {
        var m = SCORE.matcher(text);
        return m.find() ? Optional.of(m.group(1).replace(" ", "")) : Optional.empty();
    }
}

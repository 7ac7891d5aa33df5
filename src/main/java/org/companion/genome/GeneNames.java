package org.companion.genome;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The names under which genes are known: HGNC symbols, HGNC ids and aliases in clinical use. */
public final class GeneNames {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:[-/][A-Za-z0-9]+)*");

    private final Map<String, Gene> byExactName;
    private final Map<String, Gene> byFoldedName;
    private final Map<Gene, String> numbers = new HashMap<>();

    /** One gene with its HGNC id ({@code HGNC:2621}, or empty) and other names. */
    public record Entry(Gene gene, String hgnc, List<String> aliases) {}

    public GeneNames(List<Entry> entries) {
        var exact = new LinkedHashMap<String, Gene>();
        for (var entry : entries) {
            exact.put(entry.gene().symbol(), entry.gene());
            if (!entry.hgnc().isEmpty()) {
                numbers.put(entry.gene(), entry.hgnc());
                exact.put(entry.hgnc(), entry.gene());
            }
        }
        for (var entry : entries) {
            entry.aliases().forEach(alias -> exact.putIfAbsent(alias, entry.gene()));
        }
        byExactName = Map.copyOf(exact);
        byFoldedName = exact.entrySet().stream()
                .collect(toUnmodifiableMap(e -> fold(e.getKey()), Map.Entry::getValue, (symbol, alias) -> symbol));
    }

    /** The number of a gene at HGNC, such as {@code HGNC:1097}. */
    public Optional<String> hgnc(Gene gene) {
        return Optional.ofNullable(numbers.get(gene));
    }

    /** The gene of a field that holds nothing but a gene: symbol, alias or HGNC id, in any case. */
    public Optional<Gene> of(String name) {
        return Optional.ofNullable(byFoldedName.get(fold(name)));
    }

    /**
     * The genes named in running text, in order of appearance. Names count only in their own case, since
     * {@code KIT}, {@code MET} and {@code RET} are genes and their lower-case forms are words.
     */
    public Set<Gene> in(String text) {
        var found = new LinkedHashSet<Gene>();
        var tokens = TOKEN.matcher(text);
        while (tokens.find()) {
            found.addAll(inToken(tokens.group()));
        }
        return found;
    }

    private List<Gene> inToken(String token) {
        var whole = byExactName.get(token);
        if (whole != null) {
            return List.of(whole);
        }
        var found = new ArrayList<Gene>();
        var parts = token.split("[-/]");
        for (int i = 0; i < parts.length; i++) {
            var pair = i + 1 < parts.length ? byExactName.get(parts[i] + "-" + parts[i + 1]) : null;
            if (pair != null) {
                found.add(pair);
                i++;
                continue;
            }
            var single = byExactName.get(parts[i]);
            if (single != null) {
                found.add(single);
            }
        }
        return found;
    }

    private static String fold(String name) {
        return name.strip().toUpperCase(Locale.ROOT);
    }
}

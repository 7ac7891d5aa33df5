package org.companion.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * Why a statement is believed.
 *
 * @param source the name of the source, such as CPIC
 * @param level the source's own level, such as A or FDA-label
 * @param version the source's version or date
 * @param pmids PubMed (digits) or PubMed Central ({@code PMC…}) ids
 * @param items the source's own evidence items
 * @param toBeConfirmed whether the reference was recalled and not yet seen by the one who wrote the statement
 */
public record Evidence(
        String source,
        String level,
        String version,
        String title,
        String url,
        List<String> pmids,
        List<String> items,
        boolean toBeConfirmed) {
    public Evidence {
        pmids = List.copyOf(pmids);
        items = List.copyOf(items);
    }

    /** The same, its reference looked up. */
    public Evidence confirmed() {
        return new Evidence(source, level, version, title, url, pmids, items, false);
    }

    /** The first reference for a reader who wants the paper: a PubMed address, where there is one. */
    public Optional<String> paper() {
        return pmids.stream()
                .findFirst()
                .map(id -> id.startsWith("PMC")
                        ? "https://pmc.ncbi.nlm.nih.gov/articles/" + id
                        : "https://pubmed.ncbi.nlm.nih.gov/" + id);
    }
}

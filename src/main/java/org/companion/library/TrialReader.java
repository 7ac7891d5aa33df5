package org.companion.library;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.companion.knowledge.Disease;
import org.companion.knowledge.Evidence;
import org.companion.knowledge.Pack;
import org.companion.knowledge.Recruitment;
import org.companion.knowledge.Trial;

/** Reads the trials of a pack. */
final class TrialReader {
    private static final Set<String> KEYS = Set.of(
            "id", "registry", "title", "part-of", "drugs", "tumours", "except", "ages", "when", "status", "because");
    private static final Pattern REGISTRY = Pattern.compile("NCT\\d{8}");
    private static final Map<String, Recruitment> STATUS =
            Map.of("open", Recruitment.OPEN, "closed", Recruitment.CLOSED, "unknown", Recruitment.UNKNOWN);

    private final Terms terms;
    private final Problems problems;
    private final CriterionReader criteria;

    TrialReader(Terms terms, Problems problems) {
        this.terms = terms;
        this.problems = problems;
        criteria = new CriterionReader(terms);
    }

    /** The trials of one file of the pack. */
    List<Trial> read(Pack pack, Written file) {
        return file.fields(Set.of("trials"))
                .required("trials")
                .map(list -> list.each(one -> trial(pack, one)))
                .orElse(List.of());
    }

    private Optional<Trial> trial(Pack pack, Written written) {
        var fields = written.fields(KEYS);
        var id = fields.required("id")
                .flatMap(text -> text.text(StatementReader.ID, pack.id() + ":…"))
                .filter(text -> text.startsWith(pack.id() + ":") || isOfOther(written, pack, text))
                .filter(text -> problems.isFirst("trial", text, written.place()));
        var registry = fields.required("registry").flatMap(text -> text.text(REGISTRY, "NCT and eight digits"));
        var title = fields.required("title").flatMap(Written::text);
        var partOf = fields.get("part-of").flatMap(text -> text.text(StatementReader.ID, pack.id() + ":…"));
        var drugs = fields.get("drugs").map(list -> list.each(Written::text)).orElse(List.of());
        var when = fields.get("when").flatMap(criteria::read);
        var ages = fields.get("ages").map(text -> text.fields(Set.of("from", "below")));
        var status = fields.required("status").map(text -> text.fields(Set.of("is", "on", "note")));
        var is = status.flatMap(text -> text.required("is")).flatMap(word -> word.oneOf(STATUS));
        var on = status.flatMap(text -> text.required("on")).flatMap(TrialReader::day);
        status.flatMap(text -> text.get("note")).ifPresent(Written::text);
        var because = fields.required("because").flatMap(text -> because(pack, text));
        if (id.isEmpty() || registry.isEmpty() || title.isEmpty() || is.isEmpty() || on.isEmpty()) {
            return Optional.empty();
        }
        return because.map(evidence -> new Trial(
                id.get(),
                registry.get(),
                title.get(),
                partOf,
                drugs,
                diseases(fields, "tumours"),
                diseases(fields, "except"),
                ages.flatMap(text -> text.get("from")).flatMap(Written::count),
                ages.flatMap(text -> text.get("below")).flatMap(Written::count),
                when,
                is.get(),
                on.get(),
                evidence));
    }

    private static boolean isOfOther(Written written, Pack pack, String id) {
        return written.wrong("'%s' is not of this pack".formatted(id), pack.id() + ":…")
                .isPresent();
    }

    private Set<Disease> diseases(Written.Fields fields, String key) {
        return fields.get(key)
                .map(list -> Set.copyOf(list.each(terms.diseases()::in)))
                .orElse(Set.of());
    }

    private static Optional<LocalDate> day(Written written) {
        return written.text().flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException noDate) {
                return written.wrong("'%s' is no day".formatted(text), "such as \"2026-08-13\"");
            }
        });
    }

    private static Optional<Evidence> because(Pack pack, Written written) {
        var fields = written.fields(Set.of("title", "url", "pmids", "checked"));
        var title = fields.required("title").flatMap(Written::text);
        var url = fields.required("url").flatMap(text -> text.text(PackFolder.ADDRESS, "an address with https://"));
        var pmids = fields.get("pmids")
                .map(list -> list.each(text -> text.text(StatementReader.PMID, "digits, or PMC and digits, in quotes")))
                .orElse(List.of());
        var checked = fields.get("checked").flatMap(word -> word.oneOf(StatementReader.TO_BE_CONFIRMED));
        return title.flatMap(name -> url.map(address -> new Evidence(
                pack.source(), "trial", pack.version(), name, address, pmids, List.of(), checked.orElse(false))));
    }
}

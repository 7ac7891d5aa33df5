package org.companion.library;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.companion.knowledge.Disease;
import org.companion.knowledge.Evidence;
import org.companion.knowledge.Indicator;
import org.companion.knowledge.Outcome;
import org.companion.knowledge.Pack;
import org.companion.knowledge.Statement;

/** Reads the statements of a pack. */
final class StatementReader {
    private static final Set<String> KEYS = Set.of(
            "id", "drugs", "population", "disease", "except", "when", "then", "otherwise", "untested", "because");
    private static final Set<String> BECAUSE = Set.of("level", "title", "url", "version", "pmids", "items", "checked");
    static final Pattern ID = Pattern.compile("[a-z][a-z-]*:[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern DISEASE = Pattern.compile("DOID:\\d+");
    static final Pattern PMID = Pattern.compile("(PMC)?\\d+");
    static final Map<String, Boolean> TO_BE_CONFIRMED = Map.of(
            "seen", false,
            "seen-threshold", false,
            "seen-text", false,
            "seen-nct", false,
            "seen-cpic", false,
            "recalled", true,
            "recalled-pmid", true);

    private final Terms terms;
    private final Confirmations confirmations;
    private final Problems problems;
    private final CriterionReader criteria;
    private final OutcomeReader outcomes;

    StatementReader(Terms terms, Confirmations confirmations, Problems problems) {
        this.terms = terms;
        this.confirmations = confirmations;
        this.problems = problems;
        criteria = new CriterionReader(terms);
        outcomes = new OutcomeReader(terms);
    }

    /** The statements of one file of the pack. */
    List<Statement> read(Pack pack, Written file) {
        return file.fields(Set.of("statements"))
                .required("statements")
                .map(list -> list.each(one -> statement(pack, one)))
                .orElse(List.of());
    }

    private Optional<Statement> statement(Pack pack, Written written) {
        var fields = written.fields(KEYS);
        var id = fields.required("id").flatMap(text -> id(pack, text));
        var drugs = fields.required("drugs").map(list -> list.each(terms.drugs()::in));
        var population = fields.get("population").flatMap(Written::text);
        var diseases = fields.get("disease").map(list -> list.each(this::disease));
        var except = fields.get("except").map(list -> list.each(this::disease));
        var when = fields.required("when").flatMap(criteria::read);
        var because = fields.required("because")
                .flatMap(text -> evidence(pack, text))
                .map(one -> id.filter(confirmations::of).isPresent() ? one.confirmed() : one);
        var quiet = pack.quietUntilConfirmed()
                && because.filter(Evidence::toBeConfirmed).isPresent();
        var then = outcome(fields, "then", quiet);
        var otherwise = outcome(fields, "otherwise", quiet);
        var untested = outcome(fields, "untested", quiet);
        if (fields.isMapping()
                && Set.of("then", "otherwise", "untested").stream().noneMatch(fields.entries()::containsKey)) {
            written.wrong("says nothing", "at least one of then, otherwise, untested");
        }
        if (id.isEmpty() || when.isEmpty() || because.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Statement(
                id.get(),
                Set.copyOf(drugs.orElse(List.of())),
                population,
                Set.copyOf(diseases.orElse(List.of())),
                Set.copyOf(except.orElse(List.of())),
                when.get(),
                then,
                otherwise,
                untested,
                because.get(),
                Statement.Use.EACH));
    }

    private Optional<String> id(Pack pack, Written written) {
        return written.text(ID, "pack:id in letters, digits, dots, hyphens and underscores")
                .flatMap(id -> id.startsWith(pack.id() + ":")
                        ? Optional.of(id)
                        : written.wrong("'%s' is not of this pack".formatted(id), pack.id() + ":…"))
                .filter(id -> problems.isFirst("statement", id, written.place()));
    }

    private Optional<Disease> disease(Written written) {
        return written.text(DISEASE, "an id such as DOID:162")
                .flatMap(id -> terms.diseases().in(written));
    }

    private Optional<Outcome> outcome(Written.Fields fields, String key, boolean quiet) {
        return fields.get(key).flatMap(outcomes::read).map(outcome -> quiet ? outcome.at(Indicator.INFO) : outcome);
    }

    private static Optional<Evidence> evidence(Pack pack, Written written) {
        var fields = written.fields(BECAUSE);
        var level = fields.required("level").flatMap(Written::text);
        var title = fields.required("title").flatMap(Written::text);
        var url = fields.required("url").flatMap(text -> text.text(PackFolder.ADDRESS, "an address with https://"));
        var version = fields.get("version").flatMap(Written::text);
        var pmids = fields.get("pmids")
                .map(list -> list.each(text -> text.text(PMID, "digits, or PMC and digits, in quotes")));
        var items = fields.get("items").map(list -> list.each(Written::text));
        var checked = fields.get("checked").flatMap(word -> word.oneOf(TO_BE_CONFIRMED));
        if (level.isEmpty() || title.isEmpty() || url.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Evidence(
                pack.source(),
                level.get(),
                version.orElse(pack.version()),
                title.get(),
                url.get(),
                pmids.orElse(List.of()),
                items.orElse(List.of()),
                checked.orElse(false)));
    }
}

package org.companion.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.companion.knowledge.Criterion;
import org.companion.knowledge.Evidence;
import org.companion.knowledge.Pack;
import org.companion.knowledge.Statement;
import org.companion.knowledge.Statement.Use;

/**
 * Statements that are written in rows of {@code evidence.csv}: what studies saw of a drug, or of drugs given together, where a
 * tumour carries a profile ({@link ProfileReader}), with the lines of {@code advice.csv}.
 */
final class EvidenceTables {
    private static final Map<String, Use> USES = Map.of(
            "each", Use.EACH,
            "together", Use.TOGETHER,
            "each on request", Use.EACH_ON_REQUEST,
            "together on request", Use.TOGETHER_ON_REQUEST);

    private final Terms terms;
    private final AdviceTable advice;
    private final Map<String, Pack> packs = new HashMap<>();
    private final List<Statement> statements = new ArrayList<>();

    EvidenceTables(Tables tables, Terms terms, AdviceTable advice, List<Pack> packs) {
        this.terms = terms;
        this.advice = advice;
        packs.forEach(pack -> this.packs.put(pack.id(), pack));
        tables.of(Form.EVIDENCE)
                .forEach(row -> Optional.ofNullable(this.packs.get(row.pack()))
                        .flatMap(pack -> statement(pack, row))
                        .ifPresent(statements::add));
    }

    List<Statement> statements() {
        return statements;
    }

    private Optional<Statement> statement(Pack pack, Row row) {
        var id = row.statementId(pack);
        var when = row.text("profile").flatMap(text -> profile(row, text));
        var disease = terms.diseases().in(row, "disease");
        var drugs = terms.drugs().all(row, "drugs");
        var use = row.oneOf("use", USES);
        var said = advice.of(row);
        var strength = row.oneOf("strength", OutcomeReader.STRENGTHS);
        var because = because(pack, row);
        if (drugs.isEmpty()) {
            return row.wrong("names no drug", "names of ingredients.csv joined by |");
        }
        if (id.isEmpty() || when.isEmpty() || said.isEmpty() || strength.isEmpty() || use.isEmpty()) {
            return Optional.empty();
        }
        return because.flatMap(evidence -> disease.map(given -> new Statement(
                id.get(),
                Set.copyOf(drugs),
                Optional.empty(),
                Set.of(given),
                Set.of(),
                when.get(),
                Optional.of(said.get().with(strength.get())),
                Optional.empty(),
                Optional.empty(),
                evidence,
                use.get())));
    }

    private Optional<Criterion> profile(Row row, String text) {
        return terms.profiles()
                .read(text)
                .or(() -> row.wrong("'%s' is no profile".formatted(text), ProfileReader.FORM));
    }

    private static Optional<Evidence> because(Pack pack, Row row) {
        var level = row.text("level");
        var title = row.text("title");
        var url = row.matching("url", PackFolder.ADDRESS, "an address with https://");
        var version = row.matching("version", DATE, "a date such as 2026-05-26");
        var pmids = row.list("pmids").stream()
                .filter(text -> StatementReader.PMID.matcher(text).matches()
                        || row.wrong("'%s' is not right here".formatted(text), "digits, or PMC and digits")
                                .isPresent())
                .toList();
        return level.flatMap(grade -> title.flatMap(name -> url.flatMap(address -> version.map(date ->
                new Evidence(pack.source(), grade, date, name, address, pmids, List.of(row.cell("id")), false)))));
    }

    private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");
}

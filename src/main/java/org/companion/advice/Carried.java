package org.companion.advice;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.companion.advice.Diagnoses.Fit;
import org.companion.knowledge.KnowledgeBase;
import org.companion.knowledge.Statement;

/** What a tumour does carry that a drug is labelled for, where it does not carry the marker of the one that is ordered. */
final class Carried {
    /** More drugs than this for one finding are not read. */
    private static final int MOST = 4;

    private final KnowledgeBase knowledge;
    private final Visit visit;

    Carried(KnowledgeBase knowledge, Visit visit) {
        this.knowledge = knowledge;
        this.visit = visit;
    }

    /** In one sentence; empty where there is nothing of the kind. */
    Optional<String> sentence() {
        var drugs = new LinkedHashMap<String, Set<String>>();
        for (var drug : knowledge.drugsWithStatements()) {
            if (!visit.order.drugs().contains(drug)) {
                knowledge.about(drug).stream()
                        .flatMap(statement -> found(statement).stream())
                        .forEach(found -> drugs.computeIfAbsent(found, key -> new TreeSet<>())
                                .add(drug.name()));
            }
        }
        return drugs.isEmpty()
                ? Optional.empty()
                : Optional.of(drugs.entrySet().stream()
                        .map(one -> one.getKey() + " (labelled: "
                                + one.getValue().stream().limit(MOST).collect(Collectors.joining(", ")) + ")")
                        .collect(Collectors.joining("; ", "What the tumour does carry: ", ".")));
    }

    private Optional<String> found(Statement statement) {
        if (!Signature.isLabel(statement)
                || visit.diagnoses.fit(statement) != Fit.FITS
                || !(visit.judge.of(statement.when()) instanceof Verdict.Met met)) {
            return Optional.empty();
        }
        var said = new LinkedHashSet<String>();
        met.grounds().forEach(grounds -> said.add(grounds.words()));
        return said.isEmpty() ? Optional.empty() : Optional.of(String.join(" with ", said));
    }
}

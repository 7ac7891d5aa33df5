package org.companion.announcing;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.companion.announcing.StatementsInUse.Used;
import org.companion.chart.PatientId;
import org.companion.consent.Discretion;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.KnowledgeBase;
import org.companion.knowledge.Statement;
import org.companion.permission.Caller;

/**
 * To whom statements speak that have come into use: the statements lead to the results that bear on them, those to the
 * patients, and each of these is judged by the whole chart.
 */
public final class Actionable {
    private final KnowledgeBase knowledge;
    private final StatementsInUse inUse;
    private final Advising advising;
    private final Discretion discretion;

    public Actionable(KnowledgeBase knowledge, StatementsInUse inUse, Advising advising, Discretion discretion) {
        this.knowledge = knowledge;
        this.inUse = inUse;
        this.advising = advising;
        this.discretion = discretion;
    }

    /**
     * Statements that are new or say something else.
     *
     * @param statements by their ids
     * @param names of the genes, markers and tests whose results they can bear on; empty: on anybody
     */
    public record Fresh(Map<String, Used> statements, Optional<Set<String>> names, Set<Ingredient> drugs) {
        public Fresh {
            statements = Map.copyOf(statements);
            names = names.map(Set::copyOf);
            drugs = Set.copyOf(drugs);
        }
    }

    /** Notes the statements of the packs that are in use now; to be called when packs have been taken. */
    public void take(Instant now) {
        var digests = new TreeMap<String, String>();
        all().forEach((id, statement) -> digests.put(id, Written.digest(statement)));
        inUse.take(digests, now);
    }

    /** When statements were last new or changed. */
    public Optional<Instant> newest() {
        return inUse.newest();
    }

    /** Whether a pack of this id is in use. */
    public boolean isPack(String id) {
        return knowledge.packs().stream().anyMatch(pack -> pack.id().equals(id));
    }

    /** The packs as they are, by which two states are told apart. */
    public String packs() {
        return Written.digest(knowledge.packs().stream()
                .map(pack -> pack.id() + " " + pack.version() + " " + pack.hash())
                .collect(Collectors.toSet()));
    }

    /** Those that say what they say since that moment or later; only those of one pack where one is named. */
    public Fresh since(Instant moment, Optional<String> pack) {
        var statements = all();
        var fresh = inUse.since(moment).stream()
                .filter(used -> statements.containsKey(used.id()))
                .filter(used -> pack.filter(id -> !isOf(id, used.id())).isEmpty())
                .collect(Collectors.toMap(Used::id, used -> used));
        var some = fresh.keySet().stream().map(statements::get).toList();
        return new Fresh(fresh, names(some), drugs(some));
    }

    private boolean isOf(String pack, String statement) {
        return knowledge.packOf(statement).filter(one -> one.id().equals(pack)).isPresent();
    }

    private Map<String, Statement> all() {
        return Statements.of(knowledge);
    }

    private static Optional<Set<String>> names(Collection<Statement> statements) {
        var names = new HashSet<String>();
        for (var statement : statements) {
            var bearing = Bearing.of(statement.when());
            if (bearing.isEmpty()) {
                return Optional.empty();
            }
            names.addAll(bearing.get());
        }
        return Optional.of(names);
    }

    private static Set<Ingredient> drugs(Collection<Statement> statements) {
        return statements.stream()
                .flatMap(statement -> statement.drugs().stream())
                .collect(Collectors.toSet());
    }

    /** What these statements advise for those of the patients who are on file, as far as the asker may see its grounds. */
    public Map<PatientId, List<Said>> of(List<PatientId> patients, Fresh fresh, Caller asker) {
        var sight = discretion.of(asker);
        var found = new LinkedHashMap<PatientId, List<Said>>();
        advising.of(patients, fresh.drugs()).forEach((patient, all) -> {
            var withheld = sight.of(patient);
            var said = all.stream()
                    .filter(one -> fresh.statements().containsKey(one.statement()))
                    .filter(one -> one.isVisible(withheld))
                    .toList();
            if (!said.isEmpty()) {
                found.put(patient, said);
            }
        });
        return found;
    }
}

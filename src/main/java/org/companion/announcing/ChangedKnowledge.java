package org.companion.announcing;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.companion.announcing.Announcement.Kind;
import org.companion.chart.PatientId;
import org.companion.knowledge.KnowledgeBase;
import org.companion.knowledge.Statement;

/**
 * Finds for whom the advice may have changed with the packs. The statements that are new, gone or say something else lead
 * to the patients: by what was advised by them, and by the genes, markers and tests they ask for.
 */
final class ChangedKnowledge {
    private final KnowledgeBase knowledge;
    private final Outbox outbox;
    private final Advised advised;

    ChangedKnowledge(KnowledgeBase knowledge, Outbox outbox, Advised advised) {
        this.knowledge = knowledge;
        this.outbox = outbox;
        this.advised = advised;
    }

    /** The packs as they are, by which two states are told apart. */
    Set<String> packs() {
        return knowledge.packs().stream()
                .map(pack -> pack.id() + " " + pack.version() + " " + pack.hash())
                .collect(Collectors.toSet());
    }

    /** Whether the packs are others than those by which advice was last compared, or it never was. */
    boolean isOther() {
        return !outbox.packs().equals(packs());
    }

    /** Notes whom the new packs may touch; to be called in turn. Before the first look nobody can be touched. */
    void look(Instant now) {
        var known = !outbox.packs().isEmpty();
        var statements = Statements.of(knowledge);
        var digests = new TreeMap<String, String>();
        statements.forEach((id, statement) -> digests.put(id, Written.digest(statement)));
        if (known) {
            outbox.note(Kind.KNOWLEDGE, touched(changed(outbox.statements(), digests), statements), now);
        }
        outbox.keep(packs(), digests);
    }

    private static Set<String> changed(Map<String, String> before, Map<String, String> now) {
        var all = new HashSet<>(before.keySet());
        all.addAll(now.keySet());
        all.removeIf(id -> Objects.equals(before.get(id), now.get(id)));
        return all;
    }

    private Set<PatientId> touched(Set<String> changed, Map<String, Statement> statements) {
        var bearing = changed.stream()
                .flatMap(id -> Optional.ofNullable(statements.get(id)).stream())
                .map(statement -> Bearing.of(statement.when()))
                .toList();
        if (bearing.stream().anyMatch(Optional::isEmpty)) {
            return advised.all(); // it asks for no result, and may hold for anybody
        }
        var names =
                bearing.stream().flatMap(Optional::stream).flatMap(Set::stream).collect(Collectors.toSet());
        return changed.isEmpty() ? Set.of() : advised.touched(changed, names);
    }
}

package org.companion.announcing;

import java.util.Map;
import java.util.TreeMap;
import org.companion.knowledge.KnowledgeBase;
import org.companion.knowledge.Statement;

/** All statements of the packs. */
final class Statements {
    private Statements() {}

    /** By their ids, in order. */
    static Map<String, Statement> of(KnowledgeBase knowledge) {
        var statements = new TreeMap<String, Statement>();
        knowledge
                .drugsWithStatements()
                .forEach(drug -> knowledge.about(drug).forEach(one -> statements.put(one.id(), one)));
        return statements;
    }
}

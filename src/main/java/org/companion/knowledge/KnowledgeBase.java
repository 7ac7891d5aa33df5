package org.companion.knowledge;

import java.util.List;
import java.util.Optional;

/** Everything the packs say. */
public interface KnowledgeBase {
    List<Pack> packs();

    /** The pack that a statement id belongs to, by the part before its colon. */
    Optional<Pack> packOf(String statementId);

    /** The statement with this id; empty where no pack has it, or has it no more. */
    Optional<Statement> statement(String id);

    Drugs drugs();

    Diseases diseases();

    Phenotypes phenotypes();

    Circumstances circumstances();

    /** What is said of the drug; empty: nothing is known, and nothing will be said. */
    List<Statement> about(Ingredient drug);

    /** What laboratories measure and the packs know by name. */
    List<Analyte> analytes();

    /** The trials that take patients by what their tumour carries. */
    List<Trial> trials();

    /** The drugs of which anything is said, by name. */
    List<Ingredient> drugsWithStatements();
}

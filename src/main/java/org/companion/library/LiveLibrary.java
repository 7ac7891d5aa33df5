package org.companion.library;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.companion.calling.GeneDefinition;
import org.companion.genome.Sequence;
import org.companion.intake.Intake;
import org.companion.knowledge.Analyte;
import org.companion.knowledge.Circumstances;
import org.companion.knowledge.Diseases;
import org.companion.knowledge.Drugs;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.KnowledgeBase;
import org.companion.knowledge.Pack;
import org.companion.knowledge.Phenotypes;
import org.companion.knowledge.Statement;
import org.companion.knowledge.Trial;
import org.companion.knowledge.Units;

/** The packs as they were last read without a mistake; who holds its parts always asks the newest. */
public final class LiveLibrary implements KnowledgeBase, Units {
    private final Optional<Path> overlay;
    private final Optional<Path> rxnorm;
    private final Sequence sequence;
    private final AtomicReference<Read> current;

    private record Read(Library library, Intake intake) {}

    /**
     * @param overlay the folder of the site's own packs
     * @param rxnorm the folder of RRF files of the site's release of RxNorm
     * @param sequence the reference genome, where one is mounted
     * @throws BadPack when anything in the packs is wrong
     */
    public LiveLibrary(Optional<Path> overlay, Optional<Path> rxnorm, Sequence sequence) {
        this.overlay = overlay;
        this.rxnorm = rxnorm;
        this.sequence = sequence;
        this.current = new AtomicReference<>(read());
    }

    private Read read() {
        var library = Library.read(overlay, rxnorm);
        return new Read(library, new Intake(library.vocabulary(), sequence));
    }

    private Library library() {
        return current.get().library();
    }

    /** The folder of the site's own packs, where it has one. */
    public Optional<Path> overlay() {
        return overlay;
    }

    /**
     * Reads all packs again and takes them in the place of those before, all or none.
     *
     * @throws BadPack when anything in them is wrong; those before stay
     */
    public void reload() {
        current.set(read());
    }

    /** The way in that reads with the words of these packs; the same one as long as the packs are the same. */
    public Intake intake() {
        return current.get().intake();
    }

    /** How the alleles of pharmacogenes are told apart, on GRCh38; the same list as long as the packs are the same. */
    public List<GeneDefinition> definitions() {
        return library().definitions();
    }

    public String definitionsVersion() {
        return library().definitionsVersion();
    }

    private KnowledgeBase knowledge() {
        return library().knowledge();
    }

    @Override
    public List<Pack> packs() {
        return knowledge().packs();
    }

    @Override
    public Optional<Pack> packOf(String statementId) {
        return knowledge().packOf(statementId);
    }

    @Override
    public Optional<Statement> statement(String id) {
        return knowledge().statement(id);
    }

    @Override
    public Drugs drugs() {
        return knowledge().drugs();
    }

    @Override
    public Diseases diseases() {
        return knowledge().diseases();
    }

    @Override
    public Phenotypes phenotypes() {
        return knowledge().phenotypes();
    }

    @Override
    public Circumstances circumstances() {
        return knowledge().circumstances();
    }

    @Override
    public List<Statement> about(Ingredient drug) {
        return knowledge().about(drug);
    }

    @Override
    public List<Analyte> analytes() {
        return knowledge().analytes();
    }

    @Override
    public List<Trial> trials() {
        return knowledge().trials();
    }

    @Override
    public List<Ingredient> drugsWithStatements() {
        return knowledge().drugsWithStatements();
    }

    @Override
    public Optional<BigDecimal> convert(BigDecimal value, String from, String to) {
        return library().units().convert(value, from, to);
    }
}

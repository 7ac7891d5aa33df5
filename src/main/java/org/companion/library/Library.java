package org.companion.library;

import static java.util.stream.Collectors.toSet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.companion.calling.GeneDefinition;
import org.companion.genome.Gene;
import org.companion.intake.Vocabulary;
import org.companion.knowledge.Criterion;
import org.companion.knowledge.KnowledgeBase;
import org.companion.knowledge.Pack;
import org.companion.knowledge.PackedKnowledge;
import org.companion.knowledge.Statement;
import org.companion.knowledge.Trial;
import org.companion.knowledge.Units;

/** The knowledge packs as they were read: all of them, or none. */
public final class Library {
    private static final String INDEX = "index.yaml";
    private static final String DEFINITIONS = "definitions";
    private static final String OVERLAY = "overlay/";

    private final KnowledgeBase knowledge;
    private final Vocabulary vocabulary;
    private final Units units;
    private final List<GeneDefinition> definitions;

    private Library(KnowledgeBase knowledge, Vocabulary vocabulary, Units units, List<GeneDefinition> definitions) {
        this.knowledge = knowledge;
        this.vocabulary = vocabulary;
        this.units = units;
        this.definitions = definitions;
    }

    /**
     * Reads the packs that come with the program, and those of an overlay folder: one with the id of a pack that comes
     * with the program replaces it whole, any other is added.
     *
     * @throws BadPack when anything in them is wrong
     */
    public static Library read(Optional<Path> overlay) {
        return read(overlay, Optional.empty());
    }

    /** The same with what a site's own release of RxNorm says of the drugs; {@code rxnorm} is its folder of RRF files. */
    public static Library read(Optional<Path> overlay, Optional<Path> rxnorm) {
        return read(Shelf.ofClassPath("knowledge"), overlay.map(Shelf::of), rxnorm);
    }

    static Library read(Shelf builtIn, Optional<Shelf> overlay) {
        return read(builtIn, overlay, Optional.empty());
    }

    private static Library read(Shelf builtIn, Optional<Shelf> overlay, Optional<Path> rxnorm) {
        var problems = new Problems();
        var folders = new LinkedHashMap<String, PackFolder>();
        folders.putAll(folders(builtIn, "", problems));
        overlay.ifPresent(shelf -> folders.putAll(folders(shelf, OVERLAY, problems)));
        problems.refuseIfAny();
        var tables = new Tables(problems);
        folders.forEach((id, folder) -> folder.tables().forEach((file, bytes) -> tables.read(id, file, bytes)));
        var read = of(List.copyOf(folders.values()), tables, rxnorm, problems);
        problems.refuseIfAny();
        return read;
    }

    private static Map<String, PackFolder> folders(Shelf shelf, String where, Problems problems) {
        var folders = new LinkedHashMap<String, PackFolder>();
        var index = shelf.file(INDEX);
        if (index.isEmpty()) {
            problems.add(new Place(where + INDEX, 1), "is not there", "packs: [one, another]");
        }
        index.flatMap(bytes -> YamlText.read(where + INDEX, bytes, problems))
                .flatMap(root -> root.fields(Set.of("packs")).required("packs"))
                .map(Written::items)
                .orElse(List.of())
                .forEach(name -> name.text(PackFolder.ID, "a pack's id: small letters and hyphens")
                        .flatMap(id -> PackFolder.read(shelf, id, name, problems))
                        .ifPresent(folder -> {
                            if (folders.put(folder.pack().id(), folder) != null) {
                                name.wrong(
                                        "pack '%s' stands twice"
                                                .formatted(folder.pack().id()),
                                        "once");
                            }
                        }));
        return folders;
    }

    private static Library of(List<PackFolder> folders, Tables tables, Optional<Path> rxnorm, Problems problems) {
        var genes = new GeneTables(tables);
        var markers = new MarkerTables(tables, genes);
        var drugs = new DrugTables(tables);
        var units = new UnitTable(tables);
        var terms = new Terms(
                drugs,
                new DiseaseTables(tables),
                genes,
                new AlleleTables(tables, genes),
                markers,
                units,
                new AnalyteTable(tables, units),
                new LivingTables(tables, markers, drugs),
                new ProfileReader(genes, markers, new AlterationTable(tables, genes)));
        rxnorm.ifPresent(folder ->
                terms.drugs().add(RxNormRelease.of(folder, terms.drugs().ingredients())));
        var hotspots = new HotspotTable(tables, genes);
        var geneTests = new GeneTestTables(tables, genes);
        var packs = folders.stream().map(PackFolder::pack).toList();
        var definitions = new DefinitionTables(tables, genes, terms.alleles());
        var confirmations = Confirmations.in(tables);
        var statements = statements(folders, new StatementReader(terms, confirmations, problems), problems);
        confirmations.refuseOthers(statements.stream().map(Statement::id).collect(toSet()));
        var advice = new AdviceTable(tables, terms.drugs());
        statements.addAll(new RecommendationTables(tables, terms, advice, packs).statements());
        statements.addAll(new EvidenceTables(tables, terms, advice, packs).statements());
        var circumstances = new CircumstanceTables(tables, terms).circumstances();
        problems.refuseIfAny();
        var knowledge = new PackedKnowledge(
                packs,
                terms.drugs().drugs(),
                terms.diseases().diseases(),
                terms.alleles().phenotypes(),
                circumstances,
                statements,
                terms.analytes().all(),
                trials(folders, new TrialReader(terms, problems), problems));
        problems.refuseIfAny();
        var vocabulary = new Vocabulary(
                genes.names(),
                terms.markers().byLoinc(),
                terms.markers().byName(),
                terms.markers().values(),
                geneTests.byLoinc(),
                hotspots.byName(),
                geneTests.translocations(),
                terms.alleles().words(),
                terms.alleles().alleles(),
                variantNames(asked(knowledge, statements)),
                quantities(terms),
                TranscriptTable.bundled(),
                terms.living().vocabulary());
        return new Library(knowledge, vocabulary, terms.units().units(), definitions.all());
    }

    /** The codes that results are read as which give only a name. */
    private static Map<String, String> quantities(Terms terms) {
        var codes = new HashMap<>(terms.analytes().codes());
        codes.putAll(terms.markers().quantities());
        return Map.copyOf(codes);
    }

    /** All that is asked of tumours: by statements and by trials. */
    private static List<Criterion> asked(KnowledgeBase knowledge, List<Statement> statements) {
        return Stream.concat(
                        statements.stream().map(Statement::when),
                        knowledge.trials().stream().flatMap(trial -> trial.when().stream()))
                .toList();
    }

    private static List<Statement> statements(List<PackFolder> folders, StatementReader reader, Problems problems) {
        var statements = new ArrayList<Statement>();
        for (var folder : folders) {
            folder.statements()
                    .forEach((file, bytes) -> YamlText.read(folder.pack().id() + "/" + file, bytes, problems)
                            .ifPresent(root -> statements.addAll(reader.read(folder.pack(), root))));
        }
        return statements;
    }

    private static List<Trial> trials(List<PackFolder> folders, TrialReader reader, Problems problems) {
        var trials = new ArrayList<Trial>();
        for (var folder : folders) {
            folder.trials()
                    .forEach((file, bytes) -> YamlText.read(folder.pack().id() + "/" + file, bytes, problems)
                            .ifPresent(root -> trials.addAll(reader.read(folder.pack(), root))));
        }
        return trials;
    }

    private static Map<Gene, Set<String>> variantNames(List<Criterion> asked) {
        var names = new HashMap<Gene, Set<String>>();
        asked.forEach(criterion -> AskedVariants.in(criterion)
                .forEach(variant -> names.computeIfAbsent(variant.gene(), gene -> new HashSet<>())
                        .addAll(variant.names())));
        return names;
    }

    public KnowledgeBase knowledge() {
        return knowledge;
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    public Units units() {
        return units;
    }

    /** How the alleles of pharmacogenes are told apart, on GRCh38. */
    public List<GeneDefinition> definitions() {
        return definitions;
    }

    /** The version of the pack that tells how alleles differ; empty string where there is none. */
    public String definitionsVersion() {
        return packs().stream()
                .filter(pack -> pack.id().equals(DEFINITIONS))
                .map(Pack::version)
                .findFirst()
                .orElse("");
    }

    public List<Pack> packs() {
        return knowledge.packs();
    }
}

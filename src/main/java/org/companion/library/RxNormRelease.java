package org.companion.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.companion.knowledge.Drugs.OtherCode;
import org.companion.knowledge.Drugs.OtherName;
import org.companion.knowledge.Ingredient;

/**
 * A release of RxNorm that a site has obtained (RRF files): what contains the ingredients of the packs. Only RxNorm's own
 * rows are read; of the files, RXNREL.RRF must be there, RXNSAT.RRF gives NDC codes and RXNCONSO.RRF brand names.
 */
final class RxNormRelease {
    private static final String OWN = "RXNORM";
    private static final String NDC = "http://hl7.org/fhir/sid/ndc";
    /** Relations that lead from what contains to what is contained, as RXNREL.RRF names them. */
    private static final Set<String> CONTAINING = Set.of(
            "has_ingredient",
            "has_ingredients",
            "has_precise_ingredient",
            "consists_of",
            "contains",
            "tradename_of",
            "form_of");

    private final Map<String, Set<Ingredient>> contained = new HashMap<>();
    private final List<OtherCode> codes = new ArrayList<>();
    private final List<OtherName> names = new ArrayList<>();

    /** What a release says of drugs that the packs know. */
    record Read(List<OtherCode> codes, List<OtherName> names) {}

    private RxNormRelease() {}

    /** @throws BadPack when the folder holds no release */
    static Read of(Path folder, Iterable<Ingredient> ingredients) {
        if (!Files.isRegularFile(folder.resolve("RXNREL.RRF"))) {
            throw new BadPack(List.of("%s: has no RXNREL.RRF (the rrf folder of an RxNorm release)".formatted(folder)));
        }
        var release = new RxNormRelease();
        release.read(folder, ingredients);
        return new Read(release.codes, release.names);
    }

    private void read(Path folder, Iterable<Ingredient> ingredients) {
        var containers = containers(folder.resolve("RXNREL.RRF"));
        ingredients.forEach(ingredient -> ingredient.rxcui().ifPresent(rxcui -> climb(rxcui, ingredient, containers)));
        contained.forEach((rxcui, drugs) -> codes.add(new OtherCode(Ingredient.RXNORM, rxcui, drugs)));
        rows(folder.resolve("RXNSAT.RRF"), cells -> {
            var drugs = cells.length > 10 && cells[8].equals("NDC") && cells[9].equals(OWN)
                    ? contained.get(cells[0])
                    : null;
            if (drugs != null) {
                codes.add(new OtherCode(NDC, cells[10], drugs));
            }
        });
        rows(folder.resolve("RXNCONSO.RRF"), cells -> {
            var drugs = cells.length > 14 && cells[11].equals(OWN) && cells[12].equals("BN")
                    ? contained.get(cells[0])
                    : null;
            if (drugs != null) {
                drugs.forEach(drug -> names.add(new OtherName(cells[14], drug)));
            }
        });
    }

    /** For each concept those that contain it: a row says that its second concept has the relation to its first. */
    private static Map<String, Set<String>> containers(Path file) {
        var containers = new HashMap<String, Set<String>>();
        rows(file, cells -> {
            if (cells.length > 10 && cells[10].equals(OWN) && CONTAINING.contains(cells[7])) {
                containers
                        .computeIfAbsent(cells[0], key -> new LinkedHashSet<>())
                        .add(cells[4]);
            }
        });
        return containers;
    }

    private void climb(String from, Ingredient ingredient, Map<String, Set<String>> containers) {
        var seen = new HashSet<String>();
        var todo = new ArrayDeque<>(List.of(from));
        while (!todo.isEmpty()) {
            for (var container : containers.getOrDefault(todo.pop(), Set.of())) {
                if (seen.add(container)) {
                    contained
                            .computeIfAbsent(container, key -> new LinkedHashSet<>())
                            .add(ingredient);
                    todo.push(container);
                }
            }
        }
    }

    private static void rows(Path file, Consumer<String[]> reader) {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            lines.map(line -> line.split("\\|", -1)).forEach(reader);
        } catch (IOException broken) {
            throw new UncheckedIOException(file + " cannot be read", broken);
        }
    }
}

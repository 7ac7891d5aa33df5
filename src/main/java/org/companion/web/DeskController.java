package org.companion.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.KnowledgeBase;
import org.companion.knowledge.Pack;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the order desk needs beside FHIR and CDS Hooks: the drugs that anything is known of, and by which packs. */
@RestController
public final class DeskController {
    private final KnowledgeBase knowledge;

    public DeskController(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    private static Map<String, String> entry(Ingredient drug) {
        var entry = new TreeMap<>(Map.of("name", drug.name()));
        drug.rxcui().ifPresent(rxcui -> entry.put("rxcui", rxcui));
        return entry;
    }

    private static Map<String, String> entry(Pack pack) {
        return new TreeMap<>(Map.of("id", pack.id(), "title", pack.title(), "version", pack.version()));
    }

    @GetMapping("/desk/drugs.json")
    Map<String, List<Map<String, String>>> drugs() {
        return Map.of(
                "drugs",
                        knowledge.drugsWithStatements().stream()
                                .map(DeskController::entry)
                                .toList(),
                "packs", knowledge.packs().stream().map(DeskController::entry).toList());
    }
}

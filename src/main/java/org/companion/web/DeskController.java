package org.companion.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.KnowledgeBase;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the order desk needs beside FHIR and CDS Hooks: the drugs that anything is known of. */
@RestController
public final class DeskController {
    private final List<Map<String, String>> drugs;

    public DeskController(KnowledgeBase knowledge) {
        drugs = knowledge.drugsWithStatements().stream()
                .map(DeskController::entry)
                .toList();
    }

    private static Map<String, String> entry(Ingredient drug) {
        var entry = new TreeMap<>(Map.of("name", drug.name()));
        drug.rxcui().ifPresent(rxcui -> entry.put("rxcui", rxcui));
        return entry;
    }

    @GetMapping("/desk/drugs.json")
    Map<String, List<Map<String, String>>> drugs() {
        return Map.of("drugs", drugs);
    }
}

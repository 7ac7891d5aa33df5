package org.companion.cdshooks;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.companion.advice.Advice;
import org.companion.advice.Grounds;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.KnowledgeBase;
import org.companion.knowledge.Pack;
import org.companion.tumour.TumourShare;

/** The machine-readable side of a card: extension {@code org.companion.advice} of the house's contract. */
final class AdviceExtension {
    private final KnowledgeBase knowledge;

    AdviceExtension(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    Map<String, Object> of(Note note) {
        var lead = note.lead();
        var extension = new LinkedHashMap<String, Object>();
        extension.put("category", lead.category().code());
        extension.put("strength", lead.strength().code());
        extension.put("drug", drug(lead.drug()));
        lead.order().reference().ifPresent(reference -> extension.put("order", reference));
        lead.statement().population().ifPresent(population -> extension.put("population", population));
        var findings = findings(note);
        if (!findings.isEmpty()) {
            extension.put("findings", findings);
        }
        extension.put(
                "statements",
                note.all().stream().map(this::statement).distinct().collect(Collectors.toList()));
        note.all().stream()
                .flatMap(advice -> advice.share().stream())
                .findFirst()
                .ifPresent(share -> extension.put("tumourShare", share(share)));
        return extension;
    }

    private static Map<String, BigDecimal> share(TumourShare share) {
        var written = new LinkedHashMap<String, BigDecimal>();
        written.put("fraction", share.fraction());
        written.put("low", share.low());
        written.put("high", share.high());
        return written;
    }

    private static Map<String, String> drug(Ingredient drug) {
        var coding = new LinkedHashMap<String, String>();
        drug.rxcui().ifPresent(rxcui -> {
            coding.put("system", Ingredient.RXNORM);
            coding.put("code", rxcui);
        });
        coding.put("display", drug.name());
        return coding;
    }

    private static Set<Map<String, String>> findings(Note note) {
        var findings = new LinkedHashSet<Map<String, String>>();
        note.all().forEach(advice -> advice.grounds().forEach(grounds -> findings.add(finding(grounds))));
        return findings;
    }

    private static Map<String, String> finding(Grounds grounds) {
        var finding = new LinkedHashMap<String, String>();
        finding.put(grounds.isGene() ? "gene" : "marker", grounds.subject());
        if (!grounds.result().isEmpty()) {
            finding.put("result", grounds.result());
        }
        grounds.phenotype().ifPresent(phenotype -> finding.put("phenotype", phenotype));
        grounds.reference().ifPresent(reference -> finding.put("reference", reference));
        return finding;
    }

    private Map<String, String> statement(Advice advice) {
        var said = advice.statement();
        var statement = new LinkedHashMap<String, String>();
        statement.put("id", said.id());
        statement.put("source", said.because().source());
        statement.put("level", said.because().level());
        statement.put(
                "version",
                knowledge
                        .packOf(said.id())
                        .map(Pack::version)
                        .orElse(said.because().version()));
        statement.put("url", said.because().url());
        return statement;
    }
}

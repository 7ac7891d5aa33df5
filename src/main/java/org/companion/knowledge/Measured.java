package org.companion.knowledge;

import java.util.HashSet;
import java.util.Set;
import org.companion.chart.Finding.Measurement;
import org.companion.knowledge.Criterion.HasLaboratory;

/** Which measurements bear on anything that the packs say. */
public final class Measured {
    private Measured() {}

    /** The codes of all that is asked for, and of what the house itself reckons with. */
    public static Set<String> codes(KnowledgeBase knowledge) {
        var codes = new HashSet<>(Set.of(Measurement.PURITY, Measurement.PLOIDY, Measurement.WEIGHT));
        knowledge.analytes().forEach(analyte -> codes.addAll(analyte.loinc()));
        knowledge.drugsWithStatements().stream()
                .flatMap(drug -> knowledge.about(drug).stream())
                .distinct()
                .flatMap(statement -> statement.when().leaves())
                .forEach(leaf -> {
                    if (leaf instanceof HasLaboratory asked) {
                        codes.addAll(asked.analyte().loinc());
                    }
                });
        return Set.copyOf(codes);
    }
}

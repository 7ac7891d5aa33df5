package org.companion.knowledge;

import java.util.ArrayList;
import java.util.Map;
import org.companion.chart.Coded;

/** A site's own codes of drugs, each with the RxNorm concept it stands for. */
public final class DrugCodes {
    private static final DrugCodes NONE = new DrugCodes(Map.of());

    private final Map<Key, String> rxcuis;

    /** A code of a site's system, such as {@code urn:oid:1.2.3}. */
    public record Key(String system, String code) {}

    public DrugCodes(Map<Key, String> rxcuis) {
        this.rxcuis = Map.copyOf(rxcuis);
    }

    public static DrugCodes none() {
        return NONE;
    }

    /** The drug with the RxNorm codes that its own codes stand for put first; the site knows its codes best. */
    public Coded translate(Coded drug) {
        if (rxcuis.isEmpty()) {
            return drug;
        }
        var codes = new ArrayList<Coded.Code>();
        for (var code : drug.codes()) {
            var rxcui = rxcuis.get(new Key(code.system(), code.code()));
            if (rxcui != null) {
                codes.add(new Coded.Code(Ingredient.RXNORM, rxcui, code.display()));
            }
        }
        codes.addAll(drug.codes());
        return codes.size() == drug.codes().size() ? drug : new Coded(codes, drug.text());
    }
}

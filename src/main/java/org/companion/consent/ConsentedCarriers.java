package org.companion.consent;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.companion.chart.PatientId;
import org.companion.tumour.Alteration;
import org.companion.tumour.Carriers;

/** Who carries an alteration, but for those of whom something is withheld: nobody can say that it is not this. */
public final class ConsentedCarriers implements Carriers {
    private final Carriers carriers;
    private final Withholding withholding;

    public ConsentedCarriers(Carriers carriers, Withholding withholding) {
        this.carriers = carriers;
        this.withholding = withholding;
    }

    @Override
    public Set<PatientId> of(Set<Alteration> any) {
        var all = carriers.of(any);
        var consented = withholding.consented(all);
        return consented.isEmpty()
                ? all
                : all.stream()
                        .filter(patient -> !consented.contains(patient)
                                || withholding.of(patient).isNothing())
                        .collect(Collectors.toSet());
    }

    @Override
    public Map<Alteration, Integer> mostFrequent(int most) {
        return carriers.mostFrequent(most);
    }
}

package org.companion.consent;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.companion.chart.Chart;
import org.companion.chart.Charts;
import org.companion.chart.Finding;
import org.companion.chart.Identifier;
import org.companion.chart.PatientId;
import org.companion.chart.Source;

/** The charts as whoever asks may see them: what is withheld is as if it had never been found. */
public final class ConsentedCharts implements Charts {
    private final Charts charts;
    private final Withholding withholding;

    public ConsentedCharts(Charts charts, Withholding withholding) {
        this.charts = charts;
        this.withholding = withholding;
    }

    @Override
    public Optional<Chart> of(PatientId patient) {
        return charts.of(patient).map(chart -> seen(chart, withholding.of(patient)));
    }

    @Override
    public Map<PatientId, Chart> ofAll(Collection<PatientId> patients) {
        var consented = withholding.consented(patients);
        var seen = new LinkedHashMap<PatientId, Chart>();
        charts.ofAll(patients)
                .forEach((patient, chart) ->
                        seen.put(patient, consented.contains(patient) ? seen(chart, withholding.of(patient)) : chart));
        return seen;
    }

    @Override
    public Set<PatientId> knownAs(Collection<Identifier> identifiers) {
        return charts.knownAs(identifiers);
    }

    private static Chart seen(Chart chart, Withheld withheld) {
        if (withheld.isNothing()) {
            return chart;
        }
        return new Chart(
                chart.patient(),
                chart.person(),
                without(chart.findings(), Finding::source, withheld),
                without(chart.diagnoses(), one -> one.source(), withheld),
                without(chart.pending(), one -> one.source(), withheld),
                without(chart.treatments(), one -> one.source(), withheld),
                without(chart.allergies(), one -> one.source(), withheld),
                chart.procedures());
    }

    private static <T> List<T> without(List<T> all, Function<T, Source> source, Withheld withheld) {
        return all.stream()
                .filter(one -> !withheld.holds(source.apply(one).reference()))
                .toList();
    }
}

package org.companion.testing;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.companion.chart.Chart;
import org.companion.chart.Charts;
import org.companion.chart.Identifier;
import org.companion.chart.PatientId;

/** A few charts in memory, as the house would hold them. */
public final class OnFile implements Charts {
    private final Map<PatientId, Chart> charts = new LinkedHashMap<>();

    public static OnFile nobody() {
        return new OnFile();
    }

    public static OnFile of(Chart... charts) {
        var file = new OnFile();
        Arrays.stream(charts).forEach(chart -> file.charts.put(chart.patient(), chart));
        return file;
    }

    @Override
    public Optional<Chart> of(PatientId patient) {
        return Optional.ofNullable(charts.get(patient));
    }

    @Override
    public Set<PatientId> knownAs(Collection<Identifier> identifiers) {
        return charts.values().stream()
                .filter(chart -> chart.person()
                        .filter(person -> person.identifiers().stream().anyMatch(identifiers::contains))
                        .isPresent())
                .map(Chart::patient)
                .collect(Collectors.toSet());
    }
}

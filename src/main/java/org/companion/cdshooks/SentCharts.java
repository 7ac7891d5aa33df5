package org.companion.cdshooks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import org.companion.chart.Chart;
import org.companion.chart.PatientId;
import org.companion.fhir.ChartReader;
import org.companion.fhir.Resource;

/**
 * Charts of what clients send. A client sends the same data at the choosing, the signing and the next order of a patient;
 * what has been read once is kept for a few minutes and found again by its whole content.
 */
final class SentCharts {
    private static final int MOST = 500;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final ChartReader reader;
    private final Cache<Sent, Chart> read =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(KEPT).build();

    SentCharts(ChartReader reader) {
        this.reader = reader;
    }

    private record Sent(PatientId patient, List<Resource> resources, Object edition) {}

    Chart of(PatientId patient, List<Resource> resources) {
        return resources.isEmpty()
                ? reader.read(patient, resources)
                : read.get(
                        new Sent(patient, List.copyOf(resources), reader.edition()),
                        sent -> reader.read(patient, sent.resources()));
    }
}

package org.companion.cdshooks;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.companion.cdshooks.Cards.Drawn;

/** What the hooks do, counted: calls by service and status with their time, cards by category, requests to EHRs. */
final class HookMetrics {
    private final MeterRegistry registry;
    private final Map<String, Timer> calls = new ConcurrentHashMap<>();
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();

    HookMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void called(String service, int status, Duration took) {
        calls.computeIfAbsent(
                        service + status,
                        key -> Timer.builder("companion.hooks.calls")
                                .description("Calls of a CDS service")
                                .tag("service", service)
                                .tag("status", String.valueOf(status))
                                .publishPercentileHistogram()
                                .register(registry))
                .record(took);
    }

    void shown(String service, List<Drawn> cards) {
        for (var drawn : cards) {
            var category =
                    drawn.note().map(note -> note.lead().category().code()).orElse("companion");
            count(
                    "companion.hooks.cards",
                    "Cards shown",
                    service,
                    category,
                    drawn.card().indicator());
        }
    }

    void asked(String service, int requests) {
        if (requests > 0) {
            counters.computeIfAbsent(
                            "asked" + service,
                            key -> Counter.builder("companion.hooks.callbacks")
                                    .description("Requests to the FHIR servers of EHRs")
                                    .tag("service", service)
                                    .register(registry))
                    .increment(requests);
        }
    }

    private void count(String name, String description, String service, String category, String indicator) {
        counters.computeIfAbsent(
                        service + category + indicator,
                        key -> Counter.builder(name)
                                .description(description)
                                .tag("service", service)
                                .tag("category", category)
                                .tag("indicator", indicator)
                                .register(registry))
                .increment();
    }
}

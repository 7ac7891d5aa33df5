package org.companion.cdshooks;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.companion.advice.Advisor;
import org.companion.advice.Options;
import org.companion.advice.Trials;
import org.companion.cdshooks.Gathering.Sources;
import org.companion.chart.Charts;
import org.companion.ehr.EhrClient;
import org.companion.fhir.ChartReader;
import org.companion.fhir.Resources;
import org.companion.journal.Journal;
import org.companion.knowledge.KnowledgeBase;
import org.companion.permission.Asking;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Builds the door of CDS Hooks. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HooksSettings.class)
class HooksConfiguration {
    @Bean
    HookService hookService(
            HooksSettings settings,
            KnowledgeBase knowledge,
            Advisor advisor,
            Options options,
            Trials trials,
            ChartReader reader,
            Charts charts,
            Resources stored,
            Journal journal,
            MeterRegistry meters,
            Clock clock,
            Asking asking,
            @Value("${companion.public-url:}") String publicUrl) {
        var overview = new Overview(advisor, options, trials);
        var sources = new Sources(charts, new SentCharts(reader), new EhrClient());
        return new HookService(
                new OrderHook(knowledge, advisor, reader, sources, stored, overview, clock),
                new PatientHook(advisor, knowledge, sources, overview, clock),
                new Repeats(settings, journal, clock),
                new Cards(knowledge),
                new Book(journal, knowledge, clock),
                new HookMetrics(meters),
                Optional.of(publicUrl.replaceAll("/+$", "")).filter(url -> !url.isBlank()),
                asking);
    }
}

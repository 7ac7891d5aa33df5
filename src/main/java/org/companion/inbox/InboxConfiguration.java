package org.companion.inbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.companion.delivery.CodeTables;
import org.companion.delivery.Entry.State;
import org.companion.delivery.FiledReports;
import org.companion.delivery.GenomeFiler;
import org.companion.delivery.Inbox;
import org.companion.delivery.Inlet;
import org.companion.delivery.Matching;
import org.companion.delivery.Moved;
import org.companion.delivery.PayloadReader;
import org.companion.delivery.People;
import org.companion.ehr.AllowedServers;
import org.companion.ehr.EhrClient;
import org.companion.fhir.ReportBundle;
import org.companion.fhir.Settling;
import org.companion.fhir.Writing;
import org.companion.genome.Sequence;
import org.companion.hl7.Hl7Reader;
import org.companion.journal.Journal;
import org.companion.lab.FoundationXml;
import org.companion.lab.PharmcatJson;
import org.companion.lab.Phenopacket;
import org.companion.lab.QciXml;
import org.companion.lab.TempusJson;
import org.companion.lab.VcfFile;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Builds the inbox, what reads for it and what files from it, and its mouths. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({InboxSettings.class, MllpSettings.class})
class InboxConfiguration {
    @Bean
    Matching matching(InboxSettings settings) {
        return new Matching(Objects.requireNonNullElse(settings.authorities(), Map.of()));
    }

    @Bean
    Hl7Reader hl7Reader(InboxSettings settings, CodeTables tables, Sequence sequence) {
        var zone = Optional.ofNullable(settings.zone()).map(ZoneId::of).orElseGet(ZoneId::systemDefault);
        return new Hl7Reader(tables, zone, settings.processing(), sequence, ReportBundle::within);
    }

    /** The laboratories' own formats; known by content, so that their order does not matter. */
    @Bean
    List<PayloadReader> payloadReaders(Hl7Reader hl7, ReportBundle bundles) {
        return List.of(
                hl7,
                bundles,
                new FoundationXml(),
                new TempusJson(),
                new QciXml(),
                new PharmcatJson(),
                new Phenopacket(),
                new VcfFile());
    }

    @Bean
    ReportBundle reportBundle() {
        return new ReportBundle();
    }

    @Bean
    InboxDesk inboxDesk(
            @Qualifier("payloadReaders") List<PayloadReader> readers,
            Matching matching,
            People people,
            Inbox inbox,
            Settling settling,
            Clock clock,
            Writing writing,
            FiledReports reports,
            Moved moved,
            GenomeFiler genomes,
            LinkedReports links,
            Journal journal) {
        return new InboxDesk(
                readers,
                matching,
                people,
                inbox,
                settling,
                clock,
                writing,
                new Clerk(writing, reports, new Merging(writing, people, moved, matching), inbox, genomes),
                reports,
                links,
                journal);
    }

    @Bean
    LinkedReports linkedReports(InboxSettings settings) {
        return new LinkedReports(
                AllowedServers.of(settings.reportServers(), settings.privateReportServers()), new EhrClient());
    }

    @Bean
    Inlet inlet(InboxDesk desk) {
        return desk.reception();
    }

    @Bean
    @ConditionalOnProperty("companion.mllp.enabled")
    MllpServer mllpServer(MllpSettings settings, Inlet inlet, Clock clock) {
        return new MllpServer(settings, inlet, clock);
    }

    /** Only where a site names a folder. */
    @Bean
    @ConditionalOnProperty("companion.inbox.folder")
    InboxFolder inboxFolder(@Value("${companion.inbox.folder}") Path folder, Inlet inlet) {
        return new InboxFolder(folder, inlet);
    }

    @Bean
    InboxMetrics inboxMetrics(Inbox inbox, MeterRegistry meters) {
        return new InboxMetrics(inbox, meters);
    }

    /** How many deliveries wait, for a person or to be filed. */
    static final class InboxMetrics {
        InboxMetrics(Inbox inbox, MeterRegistry meters) {
            for (var state : List.of(State.ACCEPTED, State.HELD, State.REFUSED, State.STUCK)) {
                Gauge.builder("companion.inbox", inbox, box -> box.count(state))
                        .tag("state", state.name().toLowerCase(Locale.ROOT))
                        .description("Deliveries in the inbox by state")
                        .register(meters);
            }
        }
    }
}

package org.companion;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.companion.advice.Advisor;
import org.companion.advice.Counts;
import org.companion.advice.Options;
import org.companion.advice.Trials;
import org.companion.advice.Tumour;
import org.companion.announcing.Actionable;
import org.companion.announcing.Advised;
import org.companion.announcing.Advising;
import org.companion.announcing.AllowedEndpoints;
import org.companion.announcing.Announcing;
import org.companion.announcing.Announcing.Sources;
import org.companion.announcing.Announcing.Ways;
import org.companion.announcing.Backoff;
import org.companion.announcing.Notifications;
import org.companion.announcing.Outbox;
import org.companion.announcing.StatementsInUse;
import org.companion.announcing.Statuses;
import org.companion.announcing.SubscriptionReader;
import org.companion.announcing.Versions;
import org.companion.calling.Definitions;
import org.companion.cdshooks.SiteCodes;
import org.companion.chart.Charts;
import org.companion.consent.Discretion;
import org.companion.delivery.CodeTables;
import org.companion.fhir.ChartReader;
import org.companion.fhir.ResultReader;
import org.companion.genome.Liftover;
import org.companion.genome.Sequence;
import org.companion.genome.VariantNames;
import org.companion.genomes.Watched;
import org.companion.intake.Intake;
import org.companion.knowledge.DrugCodes;
import org.companion.knowledge.OrderItems;
import org.companion.library.FastaSequence;
import org.companion.library.LiftTable;
import org.companion.library.LiveLibrary;
import org.companion.library.SenderTables;
import org.companion.library.SiteTables;
import org.companion.library.TranscriptTable;
import org.companion.library.WatchedTable;
import org.companion.rest.operations.Diplotypes;
import org.companion.store.DemoPatients;
import org.companion.store.IndexRebuild;
import org.companion.store.StartTurn;
import org.companion.store.StoredCharts;
import org.companion.store.TrialStudies;
import org.companion.web.StartMessage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** The core of the house, built top to bottom; the only class that sees every room. */
@Configuration(proxyBeanMethods = false)
class Wiring {
    @Bean
    Clock clock() {
        return Clock.systemDefaultZone();
    }

    @Bean
    LiveLibrary library(
            @Value("${companion.packs:}") String overlay,
            @Value("${companion.rxnorm:}") String rxnorm,
            Sequence sequence) {
        return new LiveLibrary(folder(overlay), folder(rxnorm), sequence);
    }

    private static Optional<Path> folder(String setting) {
        return Optional.of(setting).filter(path -> !path.isBlank()).map(Path::of);
    }

    @Bean
    Definitions definitions(LiveLibrary library, Liftover liftover) {
        return new Definitions(library::definitions, liftover);
    }

    @Bean
    Advisor advisor(LiveLibrary library, Definitions definitions) {
        return new Advisor(library, library, definitions);
    }

    @Bean
    Trials trials(LiveLibrary library, Definitions definitions) {
        return new Trials(library, library, definitions);
    }

    @Bean
    Options options(Advisor advisor, LiveLibrary library) {
        return new Options(advisor, library);
    }

    @Bean
    Counts countsOverTime(LiveLibrary library) {
        return new Counts(library, library);
    }

    @Bean
    Tumour.View tumourView(LiveLibrary library, Options options, Trials trials) {
        return new Tumour.View(library, options, trials);
    }

    /** The way in by the packs as they are at the time. */
    @Bean
    Supplier<Intake> intakes(LiveLibrary library) {
        return library::intake;
    }

    @Bean
    ChartReader chartReader(Supplier<Intake> intakes) {
        return new ChartReader(intakes);
    }

    @Bean
    PackWatch packWatch(
            LiveLibrary library, StoredCharts charts, TrialStudies trials, Actionable actionable, Clock clock) {
        return new PackWatch(library, () -> {
            charts.forget();
            trials.write();
            actionable.take(clock.instant());
        });
    }

    @Bean
    HealthIndicator packsHealthIndicator(PackWatch watch) {
        return () -> watch.refused()
                .map(words -> Health.up().withDetail("warnings", List.of(words)).build())
                .orElseGet(() -> Health.up().build());
    }

    @Bean
    VariantNames variantNames(Sequence sequence) {
        return new VariantNames(TranscriptTable.bundled(), sequence);
    }

    /** The reference genome, on the builds that the site has mounted. */
    @Bean
    Sequence sequence(
            @Value("${companion.reference.grch38:}") String grch38,
            @Value("${companion.reference.grch37:}") String grch37) {
        return FastaSequence.mounted(grch38, grch37);
    }

    @Bean
    Liftover liftover() {
        return LiftTable.bundled();
    }

    /** Only imports of genomes need it. */
    @Bean
    @Lazy
    Watched watched(Liftover liftover) {
        return WatchedTable.bundled(liftover);
    }

    @Bean
    Diplotypes diplotypes(LiveLibrary library, Definitions definitions, Charts charts) {
        return new Diplotypes(definitions, library::definitionsVersion, library, charts);
    }

    @Bean
    ResultReader resultReader(Supplier<Intake> intakes, Liftover liftover, Sequence sequence) {
        return new ResultReader(intakes, liftover, sequence);
    }

    /** What senders of messages mean by codes of their own. */
    @Bean
    CodeTables senderCodes(@Value("${companion.inbox.codes:}") String codes) {
        return SenderTables.with(folder(codes));
    }

    @Bean
    SiteCodes siteCodes() {
        return new SiteCodes() {
            @Override
            public DrugCodes drugs(Path file) {
                return SiteTables.drugCodes(file);
            }

            @Override
            public OrderItems orders(Path file) {
                return SiteTables.orderItems(file);
            }
        };
    }

    /** Done before the first call is taken, so that nobody meets half of the demo patients. */
    @Bean
    SmartLifecycle demo(
            IndexRebuild index, DemoPatients patients, TrialStudies trials, Environment settings, StartTurn turn) {
        var local = settings.getProperty("companion.access.issuer", "").isBlank();
        var wanted = settings.getProperty("companion.demo", Boolean.class, local);
        return new BeforeFirstCall(() -> turn.inTurn(() -> {
            index.bringUpToDate();
            if (wanted) {
                patients.loadIntoEmpty();
            }
            trials.write();
        }));
    }

    @Bean
    AllowedEndpoints allowedEndpoints(
            @Value("${companion.subscriptions.endpoints:}") List<String> endpoints,
            @Value("${companion.subscriptions.private-endpoints:false}") boolean privateNetworks) {
        return new AllowedEndpoints(endpoints, privateNetworks);
    }

    @Bean
    SubscriptionReader subscriptionReader(AllowedEndpoints endpoints) {
        return new SubscriptionReader(endpoints);
    }

    @Bean
    Notifications notifications(
            Versions versions,
            Discretion discretion,
            @Value("${companion.public-url:}") String publicUrl,
            @Value("${server.port:8080}") int port) {
        var base = publicUrl.isBlank() ? "http://127.0.0.1:" + port : publicUrl.replaceAll("/+$", "");
        return new Notifications(base + "/fhir", versions, discretion);
    }

    @Bean
    Announcing announcing(
            Outbox outbox,
            Sources sources,
            AllowedEndpoints endpoints,
            Statuses statuses,
            Notifications notifications,
            @Value("${companion.subscriptions.keep-trying:3d}") Duration keepTrying,
            Clock clock) {
        var backoff = Backoff.usual(() -> ThreadLocalRandom.current().nextDouble());
        return new Announcing(
                outbox, sources, new Ways(endpoints, statuses, notifications, backoff, keepTrying), clock);
    }

    @Bean
    Sources announcingSources(
            Versions versions,
            Advisor advisor,
            Charts charts,
            Advised advised,
            LiveLibrary library,
            Discretion discretion,
            Clock clock) {
        return new Sources(versions, new Advising(advisor, charts, clock), advised, library, discretion);
    }

    @Bean
    Actionable actionable(
            LiveLibrary library,
            StatementsInUse inUse,
            Advisor advisor,
            Charts charts,
            Discretion discretion,
            Clock clock) {
        return new Actionable(library, inUse, new Advising(advisor, charts, clock), discretion);
    }

    /** What packs were changed while no server ran is new from the start on. */
    @Bean
    SmartLifecycle statementsTaken(Actionable actionable, Clock clock) {
        return new BeforeFirstCall(() -> actionable.take(clock.instant()));
    }

    /** The store is whole when the first call is taken. */
    @Bean
    SmartLifecycle telling(Announcing announcing) {
        return new BeforeFirstCall(announcing::start);
    }

    @Bean
    StartMessage startMessage() {
        return new StartMessage();
    }
}

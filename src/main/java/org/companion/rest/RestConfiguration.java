package org.companion.rest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.JpaSystemProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.companion.advice.Advisor;
import org.companion.advice.Cohort;
import org.companion.advice.Counts;
import org.companion.advice.Trials;
import org.companion.advice.Tumour;
import org.companion.announcing.Notifications;
import org.companion.announcing.Outbox;
import org.companion.bulk.BulkOperations;
import org.companion.chart.Charts;
import org.companion.consent.Withholding;
import org.companion.delivery.GenomeFiler;
import org.companion.delivery.Inbox;
import org.companion.delivery.Inlet;
import org.companion.fhir.ChartReader;
import org.companion.fhir.Resources;
import org.companion.fhir.ResultReader;
import org.companion.fhir.Settling;
import org.companion.fhir.Writing;
import org.companion.genome.Liftover;
import org.companion.genome.Sequence;
import org.companion.genome.VariantNames;
import org.companion.genomes.Genomes;
import org.companion.genomes.Watched;
import org.companion.inquiry.Results;
import org.companion.intake.Intake;
import org.companion.journal.Journal;
import org.companion.knowledge.KnowledgeBase;
import org.companion.rest.guarding.Current;
import org.companion.rest.guarding.Interactions;
import org.companion.rest.guarding.Looks;
import org.companion.rest.guarding.OperationRules;
import org.companion.rest.guarding.SearchBounds;
import org.companion.rest.guarding.SearchRules;
import org.companion.rest.guarding.ShownOnly;
import org.companion.rest.guarding.WrittenOnly;
import org.companion.rest.operations.Advise;
import org.companion.rest.operations.CohortOf;
import org.companion.rest.operations.CountsOf;
import org.companion.rest.operations.DeliveredVcf;
import org.companion.rest.operations.Diplotypes;
import org.companion.rest.operations.FindByType;
import org.companion.rest.operations.FindOperations;
import org.companion.rest.operations.Genomics;
import org.companion.rest.operations.ImportVcf;
import org.companion.rest.operations.MatchTrials;
import org.companion.rest.operations.PackImplications;
import org.companion.rest.operations.PassportOf;
import org.companion.rest.operations.ProcessMessage;
import org.companion.rest.operations.Subjects;
import org.companion.rest.operations.SubscriptionEvents;
import org.companion.rest.operations.TumourOf;
import org.companion.rest.operations.VcfFolder;
import org.companion.rest.operations.VcfIntake;
import org.companion.tumour.Carriers;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Builds the FHIR door. */
@Configuration(proxyBeanMethods = false)
class RestConfiguration {
    @Bean
    ServletRegistrationBean<FhirDoor> fhirDoor() {
        var registration = new ServletRegistrationBean<>(new FhirDoor(), "/fhir/*");
        registration.setLoadOnStartup(1);
        return registration;
    }

    @Bean
    SmartInitializingSingleton fhirEndpoint(
            ServletRegistrationBean<FhirDoor> door,
            FhirContext fhir,
            @Qualifier("myResourceProvidersR4") ResourceProviderFactory resources,
            JpaSystemProvider<?, ?> system,
            IFhirSystemDao<?, ?> systemDao,
            DaoRegistry daos,
            Looks looks,
            Withholding withholding,
            JpaStorageSettings settings,
            ISearchParamRegistry searchParameters,
            IValidationSupport validation,
            DatabaseBackedPagingProvider paging,
            Settling settling,
            KnowledgeBase knowledge,
            Advise advise,
            PassportOf passport,
            MatchTrials matchTrials,
            TumourOf tumour,
            CountsOf counts,
            CohortOf cohort,
            Genomics genomics,
            ImportVcf importVcf,
            ProcessMessage processMessage,
            SubscriptionEvents subscriptions,
            BulkOperations bulk,
            Inbox inbox,
            Clock clock,
            Journal journal) {
        return () -> door.getServlet()
                .open(new FhirEndpoint(
                        fhir,
                        resources,
                        system,
                        systemDao,
                        settings,
                        searchParameters,
                        validation,
                        paging,
                        settling,
                        knowledge,
                        List.of(
                                new Interactions(
                                        new SearchRules(fhir, withholding),
                                        new OperationRules(new Subjects(fhir)),
                                        new Current(daos)),
                                new SearchBounds(fhir, withholding),
                                new ShownOnly(withholding),
                                new WrittenOnly(),
                                new NotedReads(looks),
                                new NotedWrites(looks),
                                new NotedOperations(new Subjects(fhir), looks),
                                new NotedTransactions(inbox, clock)),
                        bulk.providers(),
                        List.of(
                                advise,
                                passport,
                                matchTrials,
                                tumour,
                                counts,
                                cohort,
                                importVcf,
                                processMessage,
                                subscriptions,
                                new FindOperations(fhir, genomics),
                                new FindByType(fhir, genomics, Patient.class),
                                new FindByType(fhir, genomics, Observation.class),
                                new AuditEventProvider(journal))));
    }

    @Bean
    Looks looks(Journal journal, Clock clock) {
        return new Looks(journal, clock);
    }

    @Bean
    Advise advise(
            FhirContext fhir,
            KnowledgeBase knowledge,
            Advisor advisor,
            Trials trials,
            ChartReader reader,
            Charts charts,
            Clock clock) {
        return new Advise(fhir, knowledge, advisor, trials, reader, charts, clock);
    }

    @Bean
    PassportOf passport(
            FhirContext fhir,
            KnowledgeBase knowledge,
            Advisor advisor,
            Counts counts,
            Charts charts,
            Resources resources,
            Clock clock) {
        return new PassportOf(fhir, knowledge, advisor, counts, charts, resources, clock);
    }

    @Bean
    MatchTrials matchTrials(
            FhirContext fhir, KnowledgeBase knowledge, Trials trials, Charts charts, Carriers carriers, Clock clock) {
        return new MatchTrials(fhir, knowledge, trials, charts, carriers, clock);
    }

    @Bean
    TumourOf tumour(
            FhirContext fhir,
            KnowledgeBase knowledge,
            Tumour.View view,
            Charts charts,
            Resources resources,
            Clock clock) {
        return new TumourOf(fhir, knowledge, view, charts, resources, clock);
    }

    @Bean
    CountsOf counts(KnowledgeBase knowledge, Counts counts, Charts charts, Clock clock) {
        return new CountsOf(knowledge, counts, charts, clock);
    }

    @Bean
    CohortOf cohort(FhirContext fhir, KnowledgeBase knowledge, Charts charts, Carriers carriers) {
        return new CohortOf(fhir, carriers, charts, new Cohort(knowledge));
    }

    @Bean
    PackImplications packImplications(KnowledgeBase knowledge, Advisor advisor, Charts charts, Clock clock) {
        return new PackImplications(knowledge, advisor, charts, clock);
    }

    @Bean
    Genomics genomics(
            Results results,
            Genomes genomes,
            Liftover liftover,
            VariantNames names,
            Resources resources,
            ResultReader reader,
            PackImplications packs) {
        return new Genomics(results, genomes, liftover, names, resources, reader, packs);
    }

    @Bean
    ImportVcf importVcf(FhirContext fhir, Results results, VcfIntake intake) {
        return new ImportVcf(fhir, results, intake);
    }

    @Bean
    SubscriptionEvents subscriptionEvents(FhirContext fhir, Outbox outbox, Notifications notifications, Clock clock) {
        return new SubscriptionEvents(fhir, outbox, notifications, clock);
    }

    @Bean
    VcfIntake vcfIntake(
            Results results,
            @Qualifier("storedGenomes") Genomes genomes,
            Writing writing,
            Settling settling,
            ObjectProvider<Watched> watched,
            Supplier<Intake> intakes,
            Sequence sequence,
            Diplotypes diplotypes) {
        return new VcfIntake(
                results,
                genomes,
                writing,
                settling,
                watched::getObject,
                () -> intakes.get().genes(),
                sequence,
                diplotypes);
    }

    @Bean
    ProcessMessage processMessage(FhirContext fhir, Inlet inlet, Inbox inbox) {
        return new ProcessMessage(fhir, inlet, inbox);
    }

    @Bean
    GenomeFiler deliveredVcf(Results results, VcfIntake intake) {
        return new DeliveredVcf(results, intake);
    }

    /** Only where a site names a folder. */
    @Bean
    @ConditionalOnProperty("companion.vcf-folder")
    WatchedVcfs watchedVcfs(@Value("${companion.vcf-folder}") Path folder, Results results, VcfIntake intake) {
        return new WatchedVcfs(new VcfFolder(folder, results, intake));
    }

    @Bean
    FilterRegistrationBean<RequestLimits> requestLimits(FhirContext fhir) {
        var registration = new FilterRegistrationBean<>(new RequestLimits(fhir));
        registration.addUrlPatterns("/fhir/*");
        return registration;
    }
}

package org.companion.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import java.time.Clock;
import org.companion.chart.Charts;
import org.companion.consent.ConsentedCarriers;
import org.companion.consent.ConsentedCharts;
import org.companion.consent.ConsentedGenomes;
import org.companion.consent.ConsentedResults;
import org.companion.consent.Discretion;
import org.companion.consent.Withholding;
import org.companion.fhir.ChartReader;
import org.companion.fhir.ResultReader;
import org.companion.fhir.Settling;
import org.companion.genomes.Genomes;
import org.companion.inquiry.Results;
import org.companion.knowledge.KnowledgeBase;
import org.companion.permission.Asking;
import org.companion.tumour.Carriers;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Ties our own tables to the FHIR store's writes. */
@Configuration(proxyBeanMethods = false)
class ChartConfiguration {
    /** Most charts kept parsed in memory. */
    private static final int KEPT = 20_000;

    @Bean
    ChartVersions chartVersions(JdbcOperations database, Database which, CompanionTables tables) {
        return new ChartVersions(database, which.isFile(), KEPT);
    }

    @Bean
    ChartInterceptor chartInterceptor(
            FhirContext fhir,
            IInterceptorService interceptors,
            ResultReader reader,
            ChartReader charts,
            JdbcOperations database,
            ChartVersions versions,
            StoredGenomes genomes,
            Announcements announcements) {
        var indexing = new FhirIndexing(reader, charts);
        var writer = new ChartWriter(database, indexing, versions, announcements::touched);
        var interceptor = new ChartInterceptor(fhir, indexing, writer, genomes);
        interceptors.registerInterceptor(interceptor);
        interceptors.registerInterceptor(new PairSearch());
        interceptors.registerInterceptor(new EmptyMeta());
        interceptors.registerInterceptor(new ReadableNarratives());
        interceptors.registerInterceptor(new VersionTimes());
        return interceptor;
    }

    @Bean
    StoredCharts storedCharts(
            JdbcOperations database, ChartReader reader, ChartVersions versions, KnowledgeBase knowledge) {
        return new StoredCharts(
                database,
                versions,
                (patient, resources, measured) -> reader.read(
                        patient, resources.stream().map(FhirIndexing::resource).toList(), measured),
                new KnownCodes(knowledge),
                KEPT);
    }

    @Bean
    StoredWithholding withholding(
            JdbcOperations database,
            FhirContext fhir,
            Asking asking,
            DaoRegistry daos,
            Clock clock,
            CompanionTables tables) {
        return new StoredWithholding(database, fhir, asking, new StoredBelonging(daos), clock);
    }

    @Bean
    Discretion discretion(StoredWithholding withholding, FhirContext fhir) {
        return new StoredDiscretion(withholding, fhir);
    }

    /** As whoever asks may see them; the house itself sees all. */
    @Bean
    @Primary
    Charts charts(StoredCharts charts, Withholding withholding) {
        return new ConsentedCharts(charts, withholding);
    }

    @Bean
    @Primary
    Results results(StoredResults results, Withholding withholding) {
        return new ConsentedResults(results, withholding);
    }

    @Bean
    @Primary
    Genomes genomes(StoredGenomes genomes, Withholding withholding) {
        return new ConsentedGenomes(genomes, withholding);
    }

    @Bean
    @Primary
    Carriers carriers(StoredCarriers carriers, Withholding withholding) {
        return new ConsentedCarriers(carriers, withholding);
    }

    @Bean
    StoredCarriers storedCarriers(JdbcOperations database, CompanionTables tables) {
        return new StoredCarriers(database);
    }

    @Bean
    StoredResults storedResults(JdbcOperations database, CompanionTables tables) {
        return new StoredResults(database);
    }

    @Bean
    TrialStudies trialStudies(IFhirSystemDao<Bundle, Meta> system, KnowledgeBase knowledge) {
        return new TrialStudies(system, knowledge::trials);
    }

    @Bean
    IndexRebuild indexRebuild(
            JdbcOperations database,
            PlatformTransactionManager transactions,
            DaoRegistry daos,
            ChartInterceptor noted,
            Settling settling) {
        return new IndexRebuild(database, new TransactionTemplate(transactions), daos, noted, settling);
    }

    @Bean
    DemoPatients demoPatients(
            FhirContext fhir,
            IFhirSystemDao<Bundle, Meta> system,
            StoredCharts charts,
            ChartInterceptor noted,
            Settling settling,
            Clock clock) {
        return new DemoPatients(fhir, system, charts, settling, clock);
    }
}

package org.companion.bulk;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.companion.announcing.Actionable;
import org.companion.bulk.Job.Kind;
import org.companion.consent.Discretion;
import org.companion.fhir.Settling;
import org.companion.permission.Asking;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Builds bulk export and import. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BulkSettings.class)
class BulkConfiguration {
    @Bean
    Jobs bulkJobs(JdbcOperations database, PlatformTransactionManager transactions) {
        return new Jobs(database, new TransactionTemplate(transactions));
    }

    @Bean
    Compartment patientCompartment(FhirContext fhir) {
        return new Compartment(fhir);
    }

    @Bean
    StoredResources bulkResources(
            JdbcOperations database, PlatformTransactionManager transactions, Compartment compartment) {
        return new StoredResources(database, new TransactionTemplate(transactions), compartment);
    }

    @Bean
    Inbox importFolder(BulkSettings settings) {
        return new Inbox(settings.inbox());
    }

    @Bean
    ImportWork importWork(FhirContext fhir, DaoRegistry daos, EntityManagerFactory entities, Jobs jobs, Inbox inbox) {
        var writer = new LineWriter(daos, SharedEntityManagerCreator.createSharedEntityManager(entities));
        return new ImportWork(jobs, inbox, new LineReader(fhir), new LineTransactions(jobs, writer));
    }

    @Bean
    ActionableWork actionableWork(
            JdbcOperations database, PlatformTransactionManager transactions, Jobs jobs, Actionable actionable) {
        return new ActionableWork(jobs, new Candidates(database, new TransactionTemplate(transactions)), actionable);
    }

    @Bean
    Worker bulkWorker(
            Jobs jobs,
            StoredResources resources,
            ImportWork imports,
            Settling settling,
            Discretion discretion,
            ActionableWork questions,
            Clock clock,
            BulkSettings settings) {
        return new Worker(
                jobs,
                Map.of(
                        Kind.EXPORT,
                        new ExportWork(jobs, resources, discretion),
                        Kind.IMPORT,
                        imports,
                        Kind.ACTIONABLE,
                        questions),
                settling,
                clock,
                settings.bulkKeep());
    }

    @Bean
    BulkOperations bulkOperations(
            FhirContext fhir,
            Jobs jobs,
            Compartment compartment,
            StoredResources resources,
            Inbox inbox,
            Actionable actionable,
            Worker worker,
            Settling settling,
            Asking asking,
            Clock clock,
            BulkSettings settings,
            @Value("${companion.access.issuer:}") String issuer) {
        var answers = new Answers(settings.address());
        var kickOff = new KickOff(jobs, worker, settling, answers, clock);
        var manifest = new Manifest(jobs, !issuer.isBlank());
        return new BulkOperations(List.of(
                new ExportDoor(fhir, new ExportAsked(fhir, compartment, resources), resources, kickOff, asking),
                new ImportDoor(fhir, inbox, kickOff),
                new ActionableDoor(fhir, actionable, kickOff, asking),
                new StatusDoor(jobs, settling, manifest, answers, settings.bulkKeep(), asking)));
    }
}

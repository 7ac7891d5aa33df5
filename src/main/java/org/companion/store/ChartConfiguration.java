package org.companion.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import java.time.Clock;
import javax.sql.DataSource;
import org.companion.fhir.ChartReader;
import org.companion.fhir.IndexReader;
import org.companion.intake.Intake;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Builds what keeps charts beside the FHIR store. */
@Configuration(proxyBeanMethods = false)
class ChartConfiguration {
    @Bean
    ChartTables chartTables(DataSource database, CompanionTables migrated) {
        return new ChartTables(new JdbcTemplate(database));
    }

    @Bean
    ChartWriter chartWriter(FhirContext fhir, ChartTables tables, Intake intake, IInterceptorService interceptors) {
        var writer = new ChartWriter(fhir, tables, new IndexReader(intake));
        interceptors.registerInterceptor(writer);
        return writer;
    }

    @Bean
    StoredCharts storedCharts(ChartTables tables, ChartReader reader) {
        return new StoredCharts(tables, reader);
    }

    @Bean
    StoredFeedbacks storedFeedbacks(
            DataSource database, CompanionTables migrated, PlatformTransactionManager transactions, Clock clock) {
        return new StoredFeedbacks(new JdbcTemplate(database), new TransactionTemplate(transactions), clock);
    }

    @Bean
    DemoPatients demoPatients(
            FhirContext fhir,
            IFhirSystemDao<Bundle, Meta> system,
            ChartTables tables,
            ChartWriter writer,
            Clock clock) {
        return new DemoPatients(fhir, system, tables, clock);
    }
}

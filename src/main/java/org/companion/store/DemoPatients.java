package org.companion.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Observation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The invented patients that a new user meets; put into an empty database once. */
public final class DemoPatients {
    private static final Logger LOG = LoggerFactory.getLogger(DemoPatients.class);
    /** How many days ago a result was made, on its date: results that grow stale are always fresh in the demo. */
    private static final String DAYS_AGO = "https://companion.example/fhir/StructureDefinition/demo-days-ago";

    private final FhirContext fhir;
    private final IFhirSystemDao<Bundle, Meta> system;
    private final ChartTables tables;
    private final Clock clock;

    public DemoPatients(FhirContext fhir, IFhirSystemDao<Bundle, Meta> system, ChartTables tables, Clock clock) {
        this.fhir = fhir;
        this.system = system;
        this.tables = tables;
        this.clock = clock;
    }

    /** Loads them where nobody is on file yet. */
    public void loadIntoEmpty() {
        if (!tables.isEmpty()) {
            return;
        }
        var stories = stories();
        for (var story : stories) {
            system.transaction(new SystemRequestDetails(), bundle(story));
        }
        LOG.info("{} demo patients loaded", stories.length);
    }

    private static Resource[] stories() {
        try {
            var found = new PathMatchingResourcePatternResolver().getResources("classpath:demo/*.json");
            Arrays.sort(found, Comparator.comparing(Resource::getFilename, Comparator.nullsFirst(String::compareTo)));
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Bundle bundle(Resource story) {
        try {
            var json = story.getContentAsString(StandardCharsets.UTF_8);
            var bundle = fhir.newJsonParser().parseResource(Bundle.class, json);
            bundle.getEntry().forEach(entry -> {
                if (entry.getResource() instanceof Observation observation) {
                    freshen(observation);
                }
            });
            return bundle;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void freshen(Observation observation) {
        if (observation.getEffective() instanceof DateTimeType date
                && date.getExtensionByUrl(DAYS_AGO) != null
                && date.getExtensionByUrl(DAYS_AGO).getValue() instanceof IntegerType days) {
            var fresh = LocalDate.now(clock).minusDays(days.getValue());
            observation.setEffective(new DateTimeType(fresh.toString()));
        }
    }
}

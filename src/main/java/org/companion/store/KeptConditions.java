package org.companion.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.dao.data.IResourceSearchUrlDao;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.search.ResourceSearchUrlSvc;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.util.PersistenceContextProvider;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Keeps the condition under which a resource was made for a minute, although the resource has been updated since. HAPI
 * lets it go then; another writer who had looked just before the resource was there would make a second one.
 */
class KeptConditions extends ResourceSearchUrlSvc {
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final JdbcOperations database;
    private final Clock clock;

    KeptConditions(
            PersistenceContextProvider entities,
            IResourceSearchUrlDao conditions,
            MatchUrlService urls,
            FhirContext fhir,
            PartitionSettings partitions,
            JdbcOperations database,
            Clock clock) {
        super(entities.getEntityManager(), conditions, urls, fhir, partitions);
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void deleteByResIds(Collection<JpaPid> resources) {
        var before = Timestamp.from(clock.instant().minus(KEPT));
        for (var resource : resources) {
            database.update(
                    "delete from hfj_res_search_url where res_id = ? and created_time < ?", resource.getId(), before);
        }
    }
}

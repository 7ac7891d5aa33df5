package org.companion.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Our own tables beside the FHIR store's; brought to the newest shape when made. */
final class CompanionTables {
    CompanionTables(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/companion")
                .table("companion_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}

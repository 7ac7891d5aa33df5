package org.companion.store;

import ca.uhn.fhir.jpa.model.dialect.HapiFhirH2Dialect;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect;
import java.nio.file.Path;

/**
 * Which database is used.
 *
 * @param url the JDBC address
 * @param dialect the name of the class that speaks its SQL for the FHIR store
 */
record Database(String url, String dialect) {
    /** An H2 file in this folder; a commit returns when it has been written to the file. */
    static Database h2(Path folder) {
        return new Database(
                "jdbc:h2:file:" + folder.toAbsolutePath().resolve("companion")
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;CACHE_SIZE=131072",
                HapiFhirH2Dialect.class.getName());
    }

    /** The database at an address given in the settings. */
    static Database at(String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            return new Database(url, HapiFhirPostgresDialect.class.getName());
        }
        if (url.startsWith("jdbc:h2:")) {
            return new Database(url, HapiFhirH2Dialect.class.getName());
        }
        throw new IllegalArgumentException("spring.datasource.url must begin with jdbc:postgresql: or jdbc:h2:");
    }
}

package org.companion.store;

import ca.uhn.fhir.jpa.model.dialect.HapiFhirH2Dialect;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect;
import java.nio.file.Path;
import java.util.Map;

/**
 * Which database is used.
 *
 * @param url the JDBC address
 * @param dialect the name of the class that speaks its SQL for the FHIR store
 */
record Database(String url, String dialect) {
    /**
     * H2's trace file would hold data; a write of many statements wants them kept parsed; closing may take 15 s; a write
     * waits 20 s for another one of the same rows, where H2 gives up after 2.
     */
    private static final String FILE = ";DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1;TRACE_LEVEL_FILE=0"
            + ";CACHE_SIZE=131072;QUERY_CACHE_SIZE=256;PAGE_SIZE=1024;MAX_COMPACT_TIME=15000;LOCK_TIMEOUT=20000";

    /** An H2 file in this folder. */
    static Database h2(Path folder) {
        return new Database(
                "jdbc:h2:file:" + folder.toAbsolutePath().resolve("companion") + FILE,
                HapiFhirH2Dialect.class.getName());
    }

    /** What the driver is told beside the address. */
    Map<String, String> driver() {
        return isShared() ? Map.of("reWriteBatchedInserts", "true") : Map.of();
    }

    /** Whether several servers may be at it at the same time. */
    boolean isShared() {
        return url.startsWith("jdbc:postgresql:");
    }

    /** Whether commits reach a file of our own only when asked to. */
    boolean isFile() {
        return url.startsWith("jdbc:h2:file:");
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

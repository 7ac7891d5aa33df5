package org.companion.ehr;

import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Asks the FHIR server of an EHR. The queries of one call go out together and share its bounds: 2 seconds to connect and
 * to begin an answer, 4 seconds and 4 MiB in all, 10 pages a query. No redirect is followed, and a page only on the same
 * scheme, host and port, so that the access token goes nowhere else.
 */
public final class EhrClient {
    private static final Duration FIRST_BYTE = Duration.ofSeconds(2);
    private static final Duration ALL = Duration.ofSeconds(4);
    private static final long MOST_BYTES = 4L * 1024 * 1024;
    /** Calls that wait for EHRs at one time; more would leave no thread for those that need none. */
    private static final int MOST_WAITING = 64;

    private final HttpClient http = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .connectTimeout(FIRST_BYTE)
            .followRedirects(Redirect.NEVER)
            .build();
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    /** Begins a call: its bounds hold for all that it asks. */
    public EhrCall call(EhrServer server) {
        return new EhrCall(http, waiting, server, new Budget(ALL, MOST_BYTES), FIRST_BYTE);
    }
}

package org.companion.cdshooks;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.companion.cdshooks.Client.Actions;
import org.companion.cdshooks.Client.Detail;
import org.companion.cdshooks.Client.Topic;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the hooks answer, for the site and for each EHR that calls.
 *
 * @param fhirServers that may be called back for callers who need not say who they are
 * @param privateFhirServers whether the name of a FHIR server may lead into a private network
 * @param tests whether a missing test is asked for
 * @param testsAgainAfter how long it is not asked for again, for one patient and drug; zero: it always is
 * @param oncePerOrder whether what a user was shown when choosing a drug is left out when the same user signs it
 * @param medicationVerify whether the hook of that name, which is still a draft, is listened on
 * @param clients the EHRs that call, by name
 */
@ConfigurationProperties("companion.hooks")
record HooksSettings(
        @DefaultValue List<String> fhirServers,
        @DefaultValue("false") boolean privateFhirServers,
        @DefaultValue("true") boolean tests,
        @DefaultValue("30d") Duration testsAgainAfter,
        @DefaultValue("false") boolean oncePerOrder,
        @DefaultValue("false") boolean medicationVerify,
        @DefaultValue Map<String, ClientSettings> clients) {

    /**
     * One EHR; what its tokens are checked by is read elsewhere.
     *
     * @param patients how its patients are found here: {@code ID}, or by {@code IDENTIFIER} only
     * @param drugCodes CSV file of its own codes of drugs
     * @param orderCodes CSV file of the items it wants orders to be coded with
     * @param smartApp launch address of a SMART app that shows a patient's findings
     */
    record ClientSettings(
            @DefaultValue List<String> fhirServers,
            @DefaultValue Set<String> hooks,
            @DefaultValue("ID") PatientsBy patients,
            @DefaultValue("MARKDOWN") Detail detail,
            @DefaultValue("STATEMENT") Topic topic,
            @DefaultValue("ONE") Actions actions,
            @Nullable Path drugCodes,
            @Nullable Path orderCodes,
            @Nullable URI smartApp) {}

    /** How patients are found. */
    enum PatientsBy {
        ID,
        IDENTIFIER
    }
}

package org.companion.inbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How deliveries are read and whom they are matched to.
 *
 * @param processing the processing ids (MSH-11) that are taken
 * @param authorities assigning authorities as senders write them, with the identifier system of their numbers
 * @param codes CSV file of senders' own codes
 * @param zone of time stamps that name none; that of the machine where it is not set
 * @param reportServers FHIR servers whose reports are fetched when a message names their address
 * @param privateReportServers whether the name of one of them may lead into a private network
 * @param folder from which files are taken
 */
@ConfigurationProperties("companion.inbox")
record InboxSettings(
        @DefaultValue({"P", "T", "D"}) Set<String> processing,
        @Nullable Map<String, String> authorities,
        @Nullable String codes,
        @Nullable String zone,
        @DefaultValue List<String> reportServers,
        @DefaultValue("false") boolean privateReportServers,
        @Nullable String folder) {}

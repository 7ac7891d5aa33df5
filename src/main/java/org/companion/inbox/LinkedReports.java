package org.companion.inbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.companion.delivery.Content;
import org.companion.delivery.Delivery;
import org.companion.delivery.Refusal;
import org.companion.delivery.Refusal.Reason;
import org.companion.delivery.Report;
import org.companion.ehr.AllowedServers;
import org.companion.ehr.Answer;
import org.companion.ehr.EhrClient;
import org.companion.ehr.EhrServer;
import org.companion.fhir.Resource;

/**
 * Fetches reports that a message names by their address, where the site allows the server (GenomeX, option RP). An address
 * of any other server is never called; it is kept as a link.
 */
final class LinkedReports {
    private static final Pattern REPORT = Pattern.compile("(https?://.+)/DiagnosticReport/([A-Za-z0-9\\-.]{1,64})");
    private static final String WITH_RESULTS =
            "DiagnosticReport?_id=%s&_include=DiagnosticReport:result&_include:iterate=Observation:derived-from";

    private final AllowedServers allowed;
    private final EhrClient client;

    LinkedReports(AllowedServers allowed, EhrClient client) {
        this.allowed = allowed;
        this.client = client;
    }

    /** The same with its report fetched, where it holds nothing but an allowed address of one. */
    Content followed(Content content) {
        if (!(content instanceof Delivery.Reports all) || all.reports().size() != 1) {
            return content;
        }
        var report = all.reports().get(0);
        if (!report.hasNoCodedFindings() || report.links().size() != 1) {
            return content;
        }
        var address = REPORT.matcher(report.links().get(0));
        if (!address.matches()) {
            return content;
        }
        return allowed.admit(address.group(1))
                .map(base -> fetched(all, report, new EhrServer(base, Optional.empty()), address.group(2)))
                .orElse(content);
    }

    private Content fetched(Delivery.Reports all, Report report, EhrServer server, String id) {
        var answer = client.call(server)
                .fetch(Map.of("report", WITH_RESULTS.formatted(id)))
                .get("report");
        if (answer instanceof Answer.Got got
                && got.resources().stream()
                                .filter(one -> one.type().equals("DiagnosticReport"))
                                .count()
                        == 1) {
            return new Delivery.FhirReport(
                    all.patient(), report.key(), report.standing(), report.issued(), bundle(server, got.resources()));
        }
        var why = answer instanceof Answer.Failed failed ? failed.why() : "there is no such report";
        return Refusal.error(Reason.INTERNAL, "OBX[1]-5", "the report at the address could not be had: " + why);
    }

    private static String bundle(EhrServer server, List<Resource> resources) {
        var bundle = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Bundle")
                .put("type", "collection");
        for (var resource : resources) {
            bundle.withArray("entry")
                    .addObject()
                    .put("fullUrl", server.base() + "/" + resource.reference())
                    .set("resource", resource.json());
        }
        return bundle.toString();
    }
}

package org.companion.cdshooks;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.companion.cdshooks.Card.Link;
import org.companion.chart.PatientId;
import org.companion.knowledge.Evidence;

/**
 * Where a clinician can read on: the patient's findings here, the SMART app of the site, the guideline.
 *
 * @param base address of this server as the client sees it, without a slash at the end
 * @param patient whose findings are on file here
 * @param smartApp launch address of the site's app
 */
record Links(String base, Optional<PatientId> patient, Optional<URI> smartApp) {
    private static final int MOST_SOURCES = 3;

    /** The links of a card; {@code more} notes were left out of the call's cards. */
    List<Link> of(Note note, int more) {
        var links = new ArrayList<>(ofPatient(more));
        var sources = new LinkedHashMap<String, Link>();
        note.all().stream().map(advice -> advice.statement().because()).forEach(because -> add(sources, because));
        links.addAll(sources.values().stream().limit(MOST_SOURCES).toList());
        return links;
    }

    private static void add(LinkedHashMap<String, Link> sources, Evidence because) {
        sources.putIfAbsent(because.url(), Link.absolute(because.title(), because.url()));
        because.paper().ifPresent(url -> sources.putIfAbsent(url, Link.absolute("Paper", url)));
    }

    List<Link> ofPatient() {
        return ofPatient(0);
    }

    private List<Link> ofPatient(int more) {
        var links = new ArrayList<Link>();
        patient.ifPresent(id -> {
            var label = more == 0 ? "All findings and advice" : "All findings and advice (" + more + " more)";
            links.add(
                    Link.absolute(label, base + "/?patient=" + URLEncoder.encode(id.value(), StandardCharsets.UTF_8)));
            smartApp.ifPresent(app -> links.add(Link.smart(
                    "Open in the app",
                    app.toString(),
                    "{\"patient\":\"" + URLEncoder.encode(id.value(), StandardCharsets.UTF_8) + "\"}")));
        });
        return links;
    }
}

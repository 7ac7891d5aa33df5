package org.companion.cdshooks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.cdshooks.Prefetched.Lack;
import org.companion.chart.Chart;
import org.companion.chart.Charts;
import org.companion.chart.PatientId;
import org.companion.chart.Person;
import org.companion.ehr.Answer;
import org.companion.ehr.EhrCall;
import org.companion.ehr.EhrClient;
import org.companion.ehr.EhrServer;
import org.companion.fhir.Resource;
import org.companion.knowledge.DrugCodes;

/**
 * Brings together what is known of one call's patient: our own file first, then what the client sent along, then what its
 * FHIR server answers.
 */
final class Gathering {
    private static final String PATIENT_TOKEN = "{{context.patientId}}";

    private final Sources sources;
    private final HookRequest request;
    private final Client client;
    private final Optional<EhrCall> ehr;
    private AtHand data;

    /** Where data come from. */
    record Sources(Charts charts, SentCharts sent, EhrClient ehr) {}

    /** Begins with our own file and the prefetch; nobody is asked yet. */
    Gathering(Sources sources, HookRequest request, Client client) {
        this.sources = sources;
        this.request = request;
        this.client = client;
        this.ehr = request.fhirServer()
                .flatMap(client.servers()::admit)
                .map(base -> sources.ehr().call(new EhrServer(base, request.token())));
        var prefetched = Prefetched.of(request.prefetch(), request.hook().prefetch());
        this.data = together(prefetched.resources(), prefetched.lacking());
    }

    /** All that has been gathered so far. */
    AtHand data() {
        return data;
    }

    /** Asks the client's FHIR server for what prefetch lacks, and for these resources, such as {@code Medication/7}. */
    void askForAll(Collection<String> references) {
        var queries = new LinkedHashMap<String, String>();
        data.lacking()
                .forEach((key, lack) ->
                        queries.put(key, filled(lack.query(), request.context().patient())));
        references.forEach(reference -> read(reference).ifPresent(query -> queries.put(reference, query)));
        ask(queries);
    }

    /** Asks for these resources alone. */
    void askFor(Collection<String> references) {
        var queries = new LinkedHashMap<String, String>();
        references.forEach(reference -> read(reference).ifPresent(query -> queries.put(reference, query)));
        ask(queries);
    }

    private void ask(Map<String, String> queries) {
        if (queries.isEmpty() || request.fhirServer().isEmpty()) {
            return;
        }
        if (ehr.isEmpty()) {
            data = data.lackingBecause(
                    "fhirServer is none of the servers that may be called for this client",
                    data.lacking().keySet());
            return;
        }
        var sent = new ArrayList<>(data.sent());
        var lacking = new LinkedHashMap<>(data.lacking());
        ehr.get().fetch(queries).forEach((name, answer) -> {
            if (answer instanceof Answer.Got got) {
                sent.addAll(got.resources());
                lacking.remove(name);
            } else if (answer instanceof Answer.Failed failed && lacking.containsKey(name)) {
                lacking.put(name, lacking.get(name).because(failed.why()));
            }
        });
        data = together(sent, lacking);
    }

    private static String filled(String query, PatientId patient) {
        return query.replace(PATIENT_TOKEN, escaped(patient.value()));
    }

    private static Optional<String> read(String reference) {
        var slash = reference.indexOf('/');
        return slash < 1 || slash != reference.lastIndexOf('/')
                ? Optional.empty()
                : Optional.of(reference.substring(0, slash + 1) + escaped(reference.substring(slash + 1)));
    }

    private static String escaped(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private AtHand together(List<Resource> sent, Map<String, Lack> lacking) {
        var patient = request.context().patient();
        var given = translated(sources.sent().of(patient, ofPatient(patient, sent)), client.drugCodes());
        var doubts = new ArrayList<Unread>();
        var own = own(patient, given.person(), doubts);
        return new AtHand(
                own.map(chart -> chart.with(given)).orElse(given),
                own.map(Chart::patient),
                List.copyOf(sent),
                Map.copyOf(lacking),
                List.copyOf(doubts),
                ehr.map(EhrCall::requests).orElse(0));
    }

    /** Another patient's resource is never read, whatever was sent; a Medication belongs to nobody. */
    private static List<Resource> ofPatient(PatientId patient, List<Resource> resources) {
        return resources.stream()
                .filter(resource -> resource.type().equals("Medication")
                        || resource.patient().filter(patient::equals).isPresent())
                .toList();
    }

    private static Chart translated(Chart chart, DrugCodes codes) {
        if (chart.treatments().isEmpty()) {
            return chart;
        }
        var treatments = chart.treatments().stream()
                .map(one -> one.of(codes.translate(one.drug())))
                .toList();
        return new Chart(
                chart.patient(),
                chart.person(),
                chart.findings(),
                chart.diagnoses(),
                chart.pending(),
                treatments,
                chart.allergies(),
                chart.procedures());
    }

    /** The patient's file here: under the same id, else under an identifier that both know. */
    private Optional<Chart> own(PatientId patient, Optional<Person> given, List<Unread> doubts) {
        var charts = sources.charts();
        var sameId = client.sharesIds() ? charts.of(patient) : Optional.<Chart>empty();
        if (sameId.isPresent()) {
            return undoubted(sameId.get(), given, doubts);
        }
        var identifiers = given.map(Person::identifiers).orElse(Set.of());
        var known = identifiers.isEmpty() ? Set.<PatientId>of() : charts.knownAs(identifiers);
        if (known.size() > 1) {
            doubts.add(new Unread("the patient's results on file here", "two patients are on file under one number"));
            return Optional.empty();
        }
        return known.stream().findFirst().flatMap(charts::of).flatMap(chart -> undoubted(chart, given, doubts));
    }

    private static Optional<Chart> undoubted(Chart chart, Optional<Person> given, List<Unread> doubts) {
        var other = chart.person()
                .filter(own -> given.filter(own::contradicts).isPresent())
                .isPresent();
        if (other) {
            doubts.add(new Unread(
                    "the patient's results on file here",
                    "the day of birth or the numbers of the two records differ, as of two people"));
        }
        return other ? Optional.empty() : Optional.of(chart);
    }
}

package org.companion.cdshooks;

import static org.companion.testing.Fhir.json;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.advice.Advisor;
import org.companion.advice.Options;
import org.companion.advice.Trials;
import org.companion.calling.Definitions;
import org.companion.cdshooks.Cards.Drawn;
import org.companion.cdshooks.Client.Style;
import org.companion.cdshooks.Gathering.Sources;
import org.companion.chart.Charts;
import org.companion.ehr.AllowedServers;
import org.companion.ehr.EhrClient;
import org.companion.journal.Journal;
import org.companion.knowledge.DrugCodes;
import org.companion.knowledge.OrderItems;
import org.companion.permission.Asking;
import org.companion.permission.Caller;
import org.companion.testing.BookInMemory;
import org.companion.testing.Examples;
import org.companion.testing.Fhir;
import org.companion.testing.Knowledge;

/** The whole door without a web server: a call's JSON in, its cards out. */
final class House {
    static final HooksSettings SETTINGS =
            new HooksSettings(List.of(), false, true, Duration.ofDays(30), false, false, Map.of());

    final BookInMemory journal = new BookInMemory();
    private final Charts charts;
    private HooksSettings settings = SETTINGS;
    private Client client = client(Style.PLAIN);
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");

    private House(Charts charts) {
        this.charts = charts;
    }

    static House with(Charts charts) {
        return new House(charts);
    }

    static Client client(Style style, String... fhirServers) {
        return new Client(
                Optional.empty(),
                true,
                Set.of(),
                AllowedServers.of(List.of(fhirServers), false),
                style,
                DrugCodes.none(),
                OrderItems.none());
    }

    House settings(HooksSettings given) {
        settings = given;
        return this;
    }

    House calledBy(Client caller) {
        client = caller;
        return this;
    }

    House at(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    /** The cards of a call, its JSON with single quotes. */
    List<Card> cards(Hook hook, String body) {
        return answer(hook, json(body).toString().getBytes(StandardCharsets.UTF_8)).stream()
                .map(Drawn::card)
                .toList();
    }

    /** Calls here come through no door. */
    private static final class Nobody implements Asking {
        @Override
        public Optional<Caller> caller() {
            return Optional.empty();
        }

        @Override
        public void person(String reference) {
            // there is no call to note it of
        }
    }

    List<Drawn> answer(Hook hook, byte[] body) {
        return service(journal).answer(hook, body, client, "http://127.0.0.1:8080");
    }

    HookService service(Journal journal) {
        var base = Knowledge.base();
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        Advisor advisor = Examples.advisor();
        var overview = new Overview(
                advisor,
                new Options(advisor, base),
                new Trials(base, (value, from, to) -> Optional.empty(), Definitions.none()));
        var sources = new Sources(charts, new SentCharts(Fhir.reader()), new EhrClient());
        return new HookService(
                new OrderHook(base, advisor, Fhir.reader(), sources, key -> Optional.empty(), overview, clock),
                new PatientHook(advisor, base, sources, overview, clock),
                new Repeats(settings, journal, clock),
                new Cards(base),
                new Book(journal, base, clock),
                new HookMetrics(new SimpleMeterRegistry()),
                Optional.empty(),
                new Nobody());
    }
}

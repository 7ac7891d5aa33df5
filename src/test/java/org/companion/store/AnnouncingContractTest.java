package org.companion.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.companion.testing.Fhir.genotype;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.companion.advice.Advisor;
import org.companion.announcing.Advising;
import org.companion.announcing.AllowedEndpoints;
import org.companion.announcing.Announcing;
import org.companion.announcing.Announcing.Sources;
import org.companion.announcing.Announcing.Ways;
import org.companion.announcing.Backoff;
import org.companion.announcing.Notifications;
import org.companion.announcing.SubscriptionReader;
import org.companion.announcing.Version;
import org.companion.announcing.Versions;
import org.companion.chart.PatientId;
import org.companion.consent.Discretion;
import org.companion.fhir.ChartReader;
import org.companion.fhir.Json;
import org.companion.fhir.Resource;
import org.companion.fhir.ResultReader;
import org.companion.genome.Sequence;
import org.companion.library.LiveLibrary;
import org.companion.permission.Caller;
import org.companion.testing.Fhir;
import org.companion.testing.Genome;
import org.companion.testing.Receiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was noted is told, whatever happens between, on every database. */
class AnnouncingContractTest {
    private static final String PACK = """
            id: site
            title: Our own rules
            version: "1.0"
            source: {name: Committee, url: "https://example.org", date: "2026-11-27"}
            licence: ours
            statements: [rules.yaml]
            changes: ["1.0 first"]
            """;
    private static final String RULES = """
            statements:
              - id: site:1
                drugs: [clopidogrel]
                when: {phenotype: {gene: CYP2C19, is: [Poor Metabolizer]}}
                then: {category: avoid, strength: strong, line: this house gives something else}
                because: {level: site, title: Our committee, url: "https://example.org/committee", checked: seen}
            """;

    @TempDir
    private Path packs;

    private final Receiver receiver = Receiver.named("c" + UUID.randomUUID());
    private final Stored versions = new Stored();
    private Engine.Opened database;
    private LiveLibrary library;
    private Subscribers subscribers;
    private Announcements announcements;
    private StoredOutbox outbox;
    private StoredAdvised advised;
    private ChartWriter writer;
    private Announcing announcing;
    private Duration keepTrying = Duration.ofDays(3);

    private void open(Engine engine) {
        database = engine.open();
        library = AsItComes.LIBRARY;
        begin(engine);
    }

    /** The packs that come with the program, read once. */
    private static final class AsItComes {
        private static final LiveLibrary LIBRARY = new LiveLibrary(Optional.empty(), Optional.empty(), Sequence.NONE);
    }

    private void openWithPacks(Engine engine) throws IOException {
        database = engine.open();
        Files.createDirectories(packs.resolve("site"));
        Files.writeString(packs.resolve("index.yaml"), "packs: [site]\n");
        Files.writeString(packs.resolve("site/pack.yaml"), PACK);
        Files.writeString(packs.resolve("site/rules.yaml"), RULES);
        library = new LiveLibrary(Optional.of(packs), Optional.empty(), Sequence.NONE);
        begin(engine);
    }

    /** As a process does that starts on this database. */
    private void begin(Engine engine) {
        var clock = Clock.systemUTC();
        var endpoints = new AllowedEndpoints(List.of(Receiver.base()), false);
        var reader = new ChartReader(library::intake);
        var indexing = new FhirIndexing(new ResultReader(library::intake, Genome.liftover(), Sequence.NONE), reader);
        var chartVersions = new ChartVersions(database.sql, engine == Engine.H2, 100);
        subscribers = new Subscribers(database.sql, new SubscriptionReader(endpoints), engine == Engine.H2, clock);
        announcements = new Announcements(database.sql, subscribers, clock, () -> {});
        writer = new ChartWriter(database.sql, indexing, chartVersions, announcements::touched);
        outbox = new StoredOutbox(database.sql, database.transaction, database.settling, subscribers);
        advised = new StoredAdvised(database.sql);
        var charts = new StoredCharts(
                database.sql,
                chartVersions,
                (patient, resources, measured) -> reader.read(
                        patient, resources.stream().map(FhirIndexing::resource).toList(), measured),
                Set::of,
                100);
        announcing = new Announcing(
                outbox,
                new Sources(
                        versions,
                        new Advising(new Advisor(library, library), charts, clock),
                        advised,
                        library,
                        caller -> Discretion.OPEN),
                new Ways(
                        endpoints,
                        (subscriber, status, error) ->
                                database.transaction.executeWithoutResult(done -> subscribers.write(
                                        subscriber.at(status),
                                        json(subscriber.id(), status.code(), topicOf(subscriber.id())),
                                        Optional.empty())),
                        new Notifications("http://127.0.0.1/fhir", versions, caller -> Discretion.OPEN),
                        new Backoff(Duration.ofMillis(50), Duration.ofMillis(100), () -> 0.5),
                        keepTrying),
                clock);
        announcing.start();
    }

    @AfterEach
    void close() {
        if (announcing != null) {
            announcing.close();
        }
        if (database != null) {
            database.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsToldInItsOrderAndEachOnce(Engine engine) {
        open(engine);
        subscribe("genomic-report-final");
        for (int i = 0; i < 20; i++) {
            report("p" + i % 3, "r" + i);
        }
        await().until(() -> receiver.events().size() == 20);
        for (int patient = 0; patient < 3; patient++) {
            var own = patient;
            assertThat(focuses().stream().filter(one -> number(one) % 3 == own).map(AnnouncingContractTest::number))
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
        assertThat(outbox.waiting()).isZero();
        assertThat(receiver.events().stream().flatMap(one -> one.status("event-number").stream()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRolledBackIsNotTold(Engine engine) {
        open(engine);
        subscribe("genomic-report-final");
        database.transaction.executeWithoutResult(status -> {
            versions.put("DiagnosticReport", "gone", reportJson("p"));
            announcements.written(new Version("DiagnosticReport", "gone", 1), Optional.of(new PatientId("p")));
            status.setRollbackOnly();
        });
        report("p", "r1");
        await().until(() -> receiver.events().size() == 1);
        assertThat(focuses()).containsExactly("DiagnosticReport/r1");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotTakenForTooLongIsDeadUntilItIsAskedFor(Engine engine) {
        keepTrying = Duration.ofMillis(300);
        open(engine);
        subscribe("genomic-report-final");
        receiver.answers(told -> told.body().contains("DiagnosticReport/r1\"") ? 500 : 200);
        report("p", "r1");
        report("p", "r2");
        await().until(() -> outbox.dead() == 1);
        await().until(() -> focuses().equals(List.of("DiagnosticReport/r2")));
        assertThat(outbox.standing("s").failure()).contains("it answered 500");
        receiver.answers(told -> 200);
        assertThat(outbox.replay("s", Optional.of(9L), Instant.now())).isZero();
        assertThat(outbox.replay("s", Optional.of(1L), Instant.now())).isOne();
        await().until(() -> focuses().equals(List.of("DiagnosticReport/r2", "DiagnosticReport/r1")));
        assertThat(outbox.dead()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsLeftWhenAProcessDiesIsToldByTheNext(Engine engine) {
        open(engine);
        subscribe("genomic-report-final");
        announcing.close();
        report("p", "r1");
        assertThat(outbox.waiting()).isOne();
        begin(engine);
        await().until(() -> focuses().equals(List.of("DiagnosticReport/r1")));
    }

    @ParameterizedTest
    @EnumSource
    void twoProcessesTellEachEventOnce(Engine engine) {
        open(engine);
        subscribe("genomic-report-final");
        var first = announcing;
        begin(engine);
        for (int i = 0; i < 30; i++) {
            report("p" + i, "r" + i);
        }
        await().until(() -> receiver.events().size() >= 30);
        await().until(() -> outbox.waiting() == 0);
        assertThat(focuses()).hasSize(30).doesNotHaveDuplicates();
        first.close();
    }

    @ParameterizedTest
    @EnumSource
    void onlyThePatientWhomNewPacksTouchIsTold(Engine engine) throws IOException {
        openWithPacks(engine);
        chart("poor", genotype("CYP2C19", "*2/*2"));
        chart("normal", genotype("CYP2C19", "*1/*1"));
        chart("other", genotype("CYP2D6", "*4/*4"));
        subscribe("knowledge-changed");
        await().until(() ->
                outbox.next(Instant.now()).isEmpty() && !outbox.packs().isEmpty());
        assertThat(advised.touched(Set.of(), Set.of("CYP2C19")))
                .containsExactlyInAnyOrder(new PatientId("poor"), new PatientId("normal"));
        Files.writeString(packs.resolve("site/rules.yaml"), RULES.replace("category: avoid", "category: monitor"));
        library.reload();
        await().until(() -> receiver.events().size() == 1);
        await().until(() -> outbox.waiting() == 0);
        assertThat(focuses()).containsExactly("Patient/poor");
        assertThat(receiver.events()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void packsThatChangedWhileNobodyWasThereAreSeenAtTheStart(Engine engine) throws IOException {
        openWithPacks(engine);
        chart("poor", genotype("CYP2C19", "*2/*2"));
        subscribe("knowledge-changed");
        await().until(() ->
                outbox.next(Instant.now()).isEmpty() && !outbox.packs().isEmpty());
        announcing.close();
        Files.writeString(packs.resolve("site/rules.yaml"), RULES.replace("site:1", "site:2"));
        library.reload();
        begin(engine);
        await().until(() -> focuses().equals(List.of("Patient/poor")));
    }

    @ParameterizedTest
    @EnumSource
    void whoWasOnFileBeforeIsToldOfWhatIsNewOnly(Engine engine) {
        open(engine);
        chart("poor", genotype("CYP2C19", "*2/*2"));
        subscribe("actionable-finding-added");
        await().until(() -> outbox.next(Instant.now()).isEmpty());
        result("poor", "again", genotype("CYP2C19", "*2/*2"));
        result("poor", "new", genotype("SLCO1B1", "*5/*5"));
        await().until(() ->
                outbox.next(Instant.now()).isEmpty() && !receiver.events().isEmpty());
        assertThat(receiver.events())
                .singleElement()
                .satisfies(told -> assertThat(told.status("additional-context"))
                        .containsExactly("http://127.0.0.1/fhir/Observation/new"));
    }

    @ParameterizedTest
    @EnumSource
    void whereNobodyAskedNothingIsNoted(Engine engine) {
        open(engine);
        assertThat(announcements.areWanted("DiagnosticReport")).isFalse();
        chart("poor", genotype("CYP2C19", "*2/*2"));
        assertThat(outbox.waiting()).isZero();
        subscribe("genomic-report-final");
        assertThat(announcements.areWanted("DiagnosticReport")).isTrue();
        assertThat(announcements.areWanted("Observation")).isFalse();
        database.transaction.executeWithoutResult(status -> subscribers.delete("s"));
        assertThat(announcements.areWanted("DiagnosticReport")).isFalse();
    }

    private final Map<String, String> topics = new ConcurrentHashMap<>();

    private String topicOf(String id) {
        return topics.getOrDefault(id, "");
    }

    private void subscribe(String topic) {
        topics.put("s", topic);
        var json = json("s", "requested", topic);
        var subscriber =
                new SubscriptionReader(new AllowedEndpoints(List.of(Receiver.base()), false)).read(Json.stored(json));
        database.transaction.executeWithoutResult(
                status -> subscribers.write(subscriber, json, Optional.of(Caller.LOCAL)));
        await().until(() -> subscribers.of("s").orElseThrow().isLive(Instant.now()));
    }

    private String json(String id, String status, String topic) {
        return ("{'resourceType':'Subscription','id':'" + id + "','status':'" + status
                        + "','criteria':'https://companion.example/fhir/SubscriptionTopic/" + topic
                        + "','channel':{'type':'rest-hook','endpoint':'" + receiver.endpoint()
                        + "','payload':'application/fhir+json','_payload':{'extension':[{'url':'http://hl7.org/fhir/uv/"
                        + "subscriptions-backport/StructureDefinition/backport-payload-content','valueCode':'id-only'}]}}}")
                .replace('\'', '"');
    }

    private void report(String patient, String id) {
        versions.put("DiagnosticReport", id, reportJson(patient));
        database.transaction.executeWithoutResult(status ->
                announcements.written(new Version("DiagnosticReport", id, 1), Optional.of(new PatientId(patient))));
    }

    private static String reportJson(String patient) {
        return "{'resourceType':'DiagnosticReport','status':'final','subject':{'reference':'Patient/" + patient
                + "'},'code':{'coding':[{'system':'http://loinc.org','code':'51969-4'}]}}";
    }

    private void chart(String patient, String members) {
        var person = Fhir.resource("{'resourceType':'Patient','id':'" + patient + "'}");
        write(person);
        result(patient, "o-" + patient, members);
    }

    private void result(String patient, String id, String members) {
        write(Fhir.resource("{'resourceType':'Observation','id':'" + id
                + "','status':'final','subject':{'reference':'Patient/" + patient + "'}," + members + "}"));
    }

    private void write(Resource resource) {
        database.transaction.executeWithoutResult(status -> writer.write(ChartChange.created(new StoredResource(
                resource.type(), resource.id(), resource.json().toString()))));
    }

    private List<String> focuses() {
        return receiver.events().stream()
                .flatMap(one -> one.status("focus").stream())
                .map(one -> one.substring("http://127.0.0.1/fhir/".length()))
                .toList();
    }

    private static int number(String focus) {
        return Integer.parseInt(focus.substring("DiagnosticReport/r".length()));
    }

    /** Versions that the test has made. */
    private static final class Stored implements Versions {
        private final Map<String, JsonNode> all = new ConcurrentHashMap<>();

        void put(String type, String id, String json) {
            all.put(type + "/" + id, Fhir.json(json));
        }

        @Override
        public Optional<JsonNode> of(Version version) {
            return Optional.ofNullable(all.get(version.reference()));
        }

        @Override
        public Optional<JsonNode> newest(String reference) {
            return Optional.ofNullable(all.get(reference));
        }

        @Override
        public boolean isFound(JsonNode resource, String search) {
            return true;
        }

        @Override
        public Optional<String> objection(String search) {
            return Optional.empty();
        }
    }
}

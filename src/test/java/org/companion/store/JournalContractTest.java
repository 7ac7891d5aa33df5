package org.companion.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.companion.journal.Feedback;
import org.companion.journal.Feedback.Result;
import org.companion.journal.Journal.Asked;
import org.companion.journal.Journal.Checked;
import org.companion.journal.Journal.Seen;
import org.companion.journal.Look;
import org.companion.journal.Seal;
import org.companion.journal.ShownCard;
import org.companion.journal.ShownCard.Rule;
import org.companion.journal.StatementCount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was noted is what is told, on every database: looks, cards, feedback, used tokens. */
class JournalContractTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private Engine.Opened database;
    private StoredJournal journal;
    private StoredFeedbacks feedbacks;
    private StoredUsedTokens tokens;

    private void open(Engine engine) {
        database = engine.open();
        journal = new StoredJournal(new JournalTables(database.sql, database.transaction));
        feedbacks = new StoredFeedbacks(database.sql, database.transaction, database.settling, CLOCK, journal);
        tokens = new StoredUsedTokens(database.sql, database.transaction, database.settling, CLOCK);
    }

    @AfterEach
    void close() throws InterruptedException {
        if (database != null) {
            journal.destroy();
            database.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLookIsToldAsItWasNoted(Engine engine) {
        open(engine);
        var look = look("p1", NOW);
        journal.note(look, List.of());
        assertThat(journal.looks(asked("p1"), 10)).containsExactly(look);
        assertThat(journal.looks(asked("p2"), 10)).isEmpty();
        assertThat(journal.looks(new Asked(none(), Optional.of(look.id()), none(), none(), none()), 10))
                .containsExactly(look);
    }

    @ParameterizedTest
    @EnumSource
    void looksAreToldNewestFirstPageByPageAndNoneTwice(Engine engine) {
        open(engine);
        var noted = IntStream.range(0, 25)
                .mapToObj(i -> look("p1", NOW.plusSeconds(i / 5)))
                .toList();
        noted.forEach(look -> journal.note(look, List.of()));
        var told = new ArrayList<Look>();
        for (var page = journal.looks(asked("p1"), 4); !page.isEmpty(); ) {
            told.addAll(page);
            var last = page.get(page.size() - 1);
            page = journal.looks(new Asked(Optional.of("p1"), none(), none(), none(), Optional.of(last)), 4);
        }
        assertThat(told).containsExactlyInAnyOrderElementsOf(noted);
        assertThat(told).extracting(Look::at).isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @ParameterizedTest
    @EnumSource
    void aStretchOfTimeIncludesItsBeginningAndNotItsEnd(Engine engine) {
        open(engine);
        var first = look("p1", NOW);
        journal.note(first, List.of());
        journal.note(look("p1", NOW.plusSeconds(60)), List.of());
        var stretch = new Asked(none(), none(), Optional.of(NOW), Optional.of(NOW.plusSeconds(60)), none());
        assertThat(journal.looks(stretch, 10)).containsExactly(first);
    }

    @ParameterizedTest
    @EnumSource
    void theTopicsShownAreThoseOfThePatientTheDrugAndTheTime(Engine engine) {
        open(engine);
        journal.note(look("p1", NOW), List.of(card("cpic:1", "clopidogrel", "d1")));
        assertThat(journal.topicsShown("p1", "clopidogrel", NOW, NOW.plusSeconds(1)))
                .containsExactly("cpic:1");
        assertThat(journal.topicsShown("p1", "clopidogrel", NOW.minusSeconds(9), NOW))
                .isEmpty();
        assertThat(journal.topicsShown("p1", "warfarin", NOW, NOW.plusSeconds(1)))
                .isEmpty();
        assertThat(journal.topicsShown("p2", "clopidogrel", NOW, NOW.plusSeconds(1)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatAUserHasSeenIsToldByTopicAndOrder(Engine engine) {
        open(engine);
        journal.note(look("p1", NOW), List.of(card("cpic:1", "clopidogrel", "d1")));
        assertThat(journal.seenBy("Practitioner/1", "p1", "companion-order-sign", NOW))
                .containsExactly(new Seen("cpic:1", "d1"));
        assertThat(journal.seenBy("Practitioner/2", "p1", "companion-order-sign", NOW))
                .isEmpty();
        assertThat(journal.seenBy("Practitioner/1", "p1", "companion-order-select", NOW))
                .isEmpty();
        assertThat(journal.seenBy("Practitioner/1", "p1", "companion-order-sign", NOW.plusSeconds(1)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLostWhenManyNoteAtOnceAndTheHouseIsShut(Engine engine) throws InterruptedException {
        open(engine);
        var threads = Executors.newFixedThreadPool(8);
        threads.invokeAll(IntStream.range(0, 8)
                .<Callable<Void>>mapToObj(i -> () -> {
                    for (int n = 0; n < 500; n++) {
                        journal.note(look("p" + i, NOW), List.of(card("cpic:" + n, "clopidogrel", "d")));
                    }
                    return null;
                })
                .toList());
        threads.shutdown();
        journal.destroy();
        assertThat(database.sql.queryForObject("select count(*) from hook_call", Long.class))
                .isEqualTo(4000);
        assertThat(database.sql.queryForObject("select count(*) from hook_rule", Long.class))
                .isEqualTo(8000);
    }

    @ParameterizedTest
    @EnumSource
    void namesThatAreTooLongAreCutAndNotRefused(Engine engine) {
        open(engine);
        var long1 = "x".repeat(2000);
        var look = new Look(
                UUID.randomUUID(),
                NOW,
                Optional.of(long1),
                Optional.of(long1),
                Optional.of(long1),
                "s",
                Optional.of(long1),
                200,
                0,
                0,
                Duration.ZERO);
        journal.note(
                look,
                List.of(new ShownCard(
                        UUID.randomUUID(),
                        "cpic:1",
                        "drug",
                        Optional.of(long1),
                        "d",
                        "avoid",
                        "info",
                        List.of(new Rule("cpic:1", long1)),
                        "i")));
        assertThat(journal.looks(new Asked(none(), Optional.of(look.id()), none(), none(), none()), 1))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aCardCountsOnceForEachOfItsStatementsByTheLastThatWasTold(Engine engine) {
        open(engine);
        var accepted = card("cpic:1", "clopidogrel", "d1");
        var overridden = card("cpic:1", "clopidogrel", "d1");
        var alone = card("cpic:1", "clopidogrel", "d1");
        journal.note(look("p1", NOW), List.of(accepted, overridden, alone));
        feedbacks.keep(List.of(
                told(accepted.id().toString(), Result.OVERRIDDEN, NOW, "patient-refuses"),
                told(accepted.id().toString().toUpperCase(Locale.ROOT), Result.ACCEPTED, NOW.plusSeconds(5), ""),
                told(overridden.id().toString(), Result.OVERRIDDEN, NOW, "patient-refuses")));
        assertThat(feedbacks.summary(NOW, NOW.plusSeconds(1)).statements())
                .containsExactly(
                        new StatementCount("cpic:1", "clopidogrel", "avoid", 3, 1, 1, Map.of("patient-refuses", 1L)),
                        new StatementCount("label:1", "clopidogrel", "avoid", 3, 1, 1, Map.of("patient-refuses", 1L)));
        assertThat(feedbacks.summary(NOW.plusSeconds(1), NOW.plusSeconds(2)).statements())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theSameToldAgainChangesNothingAlsoAtTheSameMoment(Engine engine) throws InterruptedException {
        open(engine);
        var entry = told(UUID.randomUUID().toString(), Result.OVERRIDDEN, NOW, "patient-refuses");
        var threads = Executors.newFixedThreadPool(8);
        var all = threads.invokeAll(IntStream.range(0, 40)
                .<Callable<Void>>mapToObj(i -> () -> {
                    feedbacks.keep(List.of(entry));
                    return null;
                })
                .toList());
        threads.shutdown();
        assertThat(all).allSatisfy(one -> assertThat(one.get()).isNull());
        assertThat(database.sql.queryForObject("select count(*) from feedback", Long.class))
                .isEqualTo(1);
        assertThat(feedbacks.summary(NOW, NOW.plusSeconds(1)).unknownCards()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aTokenIsNewOnceWhoeverShowsItAtTheSameMoment(Engine engine) throws Exception {
        open(engine);
        var threads = Executors.newFixedThreadPool(8);
        var answers = threads.invokeAll(IntStream.range(0, 32)
                .<Callable<Boolean>>mapToObj(i -> () -> tokens.isFirstUse("iss", "jti", NOW.plusSeconds(60)))
                .toList());
        threads.shutdown();
        var first = 0;
        for (var answer : answers) {
            first += answer.get() ? 1 : 0;
        }
        assertThat(first).isEqualTo(1);
        assertThat(tokens.isFirstUse("iss", "jti", NOW.plusSeconds(60))).isFalse();
        assertThat(tokens.isFirstUse("is", "sjti", NOW.plusSeconds(60))).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aTokenIsForgottenWhenItHasExpiredAndNotBefore(Engine engine) {
        open(engine);
        tokens.isFirstUse("iss", "old", NOW.minusSeconds(1));
        tokens.isFirstUse("iss", "new", NOW.plusSeconds(1));
        tokens.forgetExpired();
        assertThat(tokens.isFirstUse("iss", "new", NOW.plusSeconds(1))).isFalse();
        assertThat(tokens.isFirstUse("iss", "old", NOW.plusSeconds(1))).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aBookThatNobodyTouchedHoldsTogether(Engine engine) {
        open(engine);
        assertThat(journal.check()).isEqualTo(new Checked(0, Seal.NONE, none()));
        IntStream.range(0, 2_500).forEach(i -> journal.note(look("p" + i, NOW.plusNanos(i * 1_001L)), List.of()));
        var checked = journal.check();
        assertThat(checked.fault()).isEmpty();
        assertThat(checked.entries()).isEqualTo(2_500);
        assertThat(checked.last()).hasSize(64).isNotEqualTo(Seal.NONE);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsChangedTakenOutOrPutInIsFound(Engine engine) {
        open(engine);
        IntStream.range(0, 9).forEach(i -> journal.note(i == 6 ? search("p6") : look("p" + i, NOW), List.of()));
        assertThat(journal.check().fault()).isEmpty();
        touch("update hook_call set query = null where seal_number = 7");
        assertThat(journal.check().fault()).contains("entry 7 is not what was sealed");
        touch("update hook_call set query = 'http://a/fhir/Patient?name=b' where seal_number = 7");
        assertThat(journal.check().fault()).isEmpty();
        touch("update hook_call set patient_id = 'somebody' where seal_number = 4");
        assertThat(journal.check().fault()).contains("entry 4 is not what was sealed");
        touch("update hook_call set patient_id = 'p3' where seal_number = 4");
        assertThat(journal.check().fault()).isEmpty();
        touch("update hook_call set seal_number = null, seal = null where seal_number = 9");
        assertThat(journal.check().fault()).as("the end was cut off").contains("entry 9 is not there");
        touch("delete from hook_call where seal_number = 6");
        assertThat(journal.check().fault()).contains("entry 6 is not there");
    }

    @ParameterizedTest
    @EnumSource
    void twoWhoWriteAtOnceWriteOneBook(Engine engine) throws Exception {
        open(engine);
        try (var other = new Closing(new StoredJournal(new JournalTables(database.sql, database.transaction)))) {
            for (var i = 0; i < 300; i++) {
                journal.note(look("a" + i, NOW), List.of());
                other.journal().note(look("b" + i, NOW), List.of());
            }
            other.journal().awaitWritten();
            assertThat(journal.check().fault()).isEmpty();
            assertThat(journal.check().entries()).isEqualTo(600);
        }
    }

    private void touch(String sql) {
        database.transaction.executeWithoutResult(status -> database.sql.update(sql));
    }

    private record Closing(StoredJournal journal) implements AutoCloseable {
        @Override
        public void close() throws InterruptedException {
            journal.destroy();
        }
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }

    private static Asked asked(String patient) {
        return new Asked(Optional.of(patient), none(), none(), none(), none());
    }

    private static Look look(String patient, Instant at) {
        return new Look(
                UUID.randomUUID(),
                at,
                Optional.of("st-elsewhere"),
                Optional.of("Practitioner/1"),
                Optional.of(patient),
                "companion-order-sign",
                Optional.of("i-1"),
                200,
                1,
                2,
                Duration.ofNanos(1_234_000));
    }

    private static Look search(String patient) {
        return new Look(
                UUID.randomUUID(),
                NOW,
                none(),
                none(),
                Optional.of(patient),
                "fhir:search-type Patient",
                none(),
                200,
                0,
                0,
                Duration.ZERO,
                none(),
                none(),
                Optional.of("http://a/fhir/Patient?name=b"));
    }

    private static ShownCard card(String topic, String drug, String digest) {
        return new ShownCard(
                UUID.randomUUID(),
                topic,
                drug,
                Optional.of("MedicationRequest/1"),
                digest,
                "avoid",
                "warning",
                List.of(new Rule(topic, "2026"), new Rule("label:1", "2026")),
                "inputs");
    }

    private static Feedback told(String card, Result result, Instant at, String reason) {
        return new Feedback(
                "companion-order-sign",
                card,
                result,
                result == Result.ACCEPTED ? List.of("s-1") : List.of(),
                Optional.of(reason).filter(code -> !code.isEmpty()),
                Optional.empty(),
                at);
    }
}

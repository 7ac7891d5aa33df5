package org.companion.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.companion.announcing.AllowedEndpoints;
import org.companion.announcing.SubscriptionReader;
import org.companion.fhir.Json;
import org.companion.permission.Caller;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionOperations;

/** What two servers on one database share is done by one of them, and seen by both. */
class SeveralServersTest {
    private static final String SUBSCRIPTION =
            "{\"resourceType\":\"Subscription\",\"id\":\"s\",\"status\":\"active\",\"reason\":\"test\","
                    + "\"criteria\":\"Observation?code=1\",\"channel\":{\"type\":\"rest-hook\","
                    + "\"payload\":\"application/fhir+json\",\"endpoint\":\"http://127.0.0.1:9/hook\"}}";

    @ParameterizedTest
    @EnumSource
    void aChoreIsDoneByTheFirstThatFindsItDue(Engine engine) {
        try (var database = engine.open()) {
            var one = new ChoreTurns(database.sql, database.transaction, at(0));
            var other = new ChoreTurns(database.sql, database.transaction, at(1));
            assertThat(one.isOurs("tokens", Duration.ofMinutes(10))).isTrue();
            assertThat(other.isOurs("tokens", Duration.ofMinutes(10))).isFalse();
            assertThat(other.isOurs("searches", Duration.ofMinutes(1))).isTrue();
            var later = new ChoreTurns(database.sql, database.transaction, at(600));
            assertThat(later.isOurs("tokens", Duration.ofMinutes(10))).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeliveryIsClaimedByOneAndNotByTheOtherThatWaitedForIt(Engine engine) throws Exception {
        try (var database = engine.open()) {
            var inbox = new StoredInbox(database.sql, database.transaction, Optional.empty());
            var numbers = IntStream.range(0, 3)
                    .mapToObj(i -> entry(database, "e" + i))
                    .toList();
            var claimed = new CountDownLatch(1);
            var threads = Executors.newFixedThreadPool(2);
            var first = threads.submit(() -> database.transaction.execute(status -> {
                var ours = inbox.claimed(numbers);
                claimed.countDown();
                pause();
                ours.forEach(
                        number -> database.sql.update("update inbox set state = 'FILED' where number = ?", number));
                return ours;
            }));
            claimed.await();
            var second = threads.submit(() -> database.transaction.execute(status -> inbox.claimed(numbers)));
            assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(Set.copyOf(numbers));
            assertThat(second.get(20, TimeUnit.SECONDS)).isEmpty();
            threads.shutdown();
        }
    }

    @ParameterizedTest
    @EnumSource(names = "POSTGRES")
    void aSubscriptionThatOneServerTookIsKnownToTheNextTransactionOfTheOther(Engine engine) {
        try (var database = engine.open()) {
            var reader = new SubscriptionReader(new AllowedEndpoints(List.of("http://127.0.0.1:9/"), false));
            var one = new Subscribers(database.sql, reader, false, at(0));
            var other = new Subscribers(database.sql, reader, false, at(0));
            assertThat(seenBy(other, database.transaction)).isEmpty();
            var maker = Caller.LOCAL.of("Practitioner/1");
            var taken = reader.stored(Json.stored(SUBSCRIPTION));
            database.transaction.executeWithoutResult(status -> one.write(taken, SUBSCRIPTION, Optional.of(maker)));
            assertThat(seenBy(other, database.transaction)).containsExactly("s");
            database.transaction.executeWithoutResult(status -> one.write(taken, SUBSCRIPTION, Optional.empty()));
            assertThat(other.of("s").orElseThrow().asker().names())
                    .as("whoever wrote it last, the house itself left out")
                    .isEqualTo(maker.names());
            database.transaction.executeWithoutResult(status -> one.delete("s"));
            assertThat(seenBy(other, database.transaction)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = "POSTGRES")
    void serversThatStartAtTheSameTimeTakeTurns(Engine engine) throws Exception {
        try (var database = engine.open()) {
            var within = new AtomicInteger();
            var most = new AtomicInteger();
            var threads = Executors.newFixedThreadPool(3);
            for (var server = 0; server < 3; server++) {
                threads.execute(() -> new StartTurn(database.source, true).inTurn(() -> {
                    most.accumulateAndGet(within.incrementAndGet(), Math::max);
                    pause();
                    within.decrementAndGet();
                }));
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
            assertThat(most).hasValue(1);
        }
    }

    private static List<String> seenBy(Subscribers subscribers, TransactionOperations transaction) {
        return transaction.execute(
                status -> subscribers.all().stream().map(one -> one.id()).toList());
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Clock at(int seconds) {
        return Clock.fixed(Instant.parse("2026-11-28T00:00:00Z").plusSeconds(seconds), ZoneOffset.UTC);
    }

    private static Long entry(Engine.Opened database, String id) {
        return database.transaction.execute(status -> {
            database.sql.update(
                    "insert into inbox (id, received_at, application, facility, message, digest, mouth, format, state,"
                            + " answer, detail) values (?, current_timestamp, '', '', '', '', 'mllp', 'hl7v2',"
                            + " 'ACCEPTED', '', '')",
                    id);
            return database.sql.queryForObject("select number from inbox where id = ?", Long.class, id);
        });
    }
}

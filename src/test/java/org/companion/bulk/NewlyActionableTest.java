package org.companion.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.companion.announcing.Actionable;
import org.companion.bulk.Job.Kind;
import org.companion.permission.Caller;
import org.companion.testing.Fhir;
import org.companion.testing.Http;
import org.companion.testing.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Statements come into use; it is asked for whom they advise anything. */
class NewlyActionableTest {
    private final Actionable actionable = RunningServer.bean(Actionable.class);

    @BeforeEach
    void patients() {
        put("Patient/act-poor", "{'resourceType':'Patient','id':'act-poor'}");
        put("Patient/act-other", "{'resourceType':'Patient','id':'act-other'}");
        put("Patient/act-none", "{'resourceType':'Patient','id':'act-none'}");
        genotype("act-poor", "CYP2C19", "*2/*2");
        genotype("act-other", "CYP2C9", "*3/*3");
    }

    @AfterEach
    void inUseAsBefore() {
        actionable.take(Instant.now());
        List.of("act-poor", "act-other", "act-none").forEach(id -> Http.delete("/fhir/Observation/" + id));
    }

    @Test
    void thosePatientsAreFoundForWhomANewStatementAdvisesSomething() {
        inUse("delete from statement_in_use where id like 'cpic:%'");
        var lines = asked("/fhir/$newly-actionable");
        assertThat(patients(lines))
                .contains("Patient/act-poor", "Patient/act-other")
                .doesNotContain("Patient/act-none");
        var advice = of(lines, "Patient/act-poor");
        assertThat(advice.findValuesAsText("valueString"))
                .anyMatch("clopidogrel"::equals)
                .anyMatch(one -> one.startsWith("cpic:"));
        assertThat(advice.findValuesAsText("valueCode")).contains("new").doesNotContain("changed");
        assertThat(advice.toString()).contains("Observation/act-poor");
    }

    @Test
    void aStatementThatSaysSomethingElseIsToldFromANewOne() {
        inUse("update statement_in_use set digest = 'another' where id like 'cpic:%'");
        var advice = of(asked("/fhir/$newly-actionable?pack=cpic"), "Patient/act-poor");
        assertThat(advice.findValuesAsText("valueCode")).contains("changed").doesNotContain("new");
    }

    @Test
    void onlyThePatientsAreLookedAtOnWhoseResultsTheStatementsBear() {
        var fresh = new Actionable.Fresh(Map.of(), Optional.of(Set.of("CYP2C19")), Set.of());
        var database = RunningServer.bean(JdbcOperations.class);
        var candidates = new Candidates(database, transactions());
        var job = "job-of-candidates";
        transactions().executeWithoutResult(status -> {
            var count = candidates.gather(job, fresh.names());
            assertThat(count).isPositive();
        });
        var all = candidates.after(job, 0);
        assertThat(all).extracting(one -> one.value()).contains("act-poor").doesNotContain("act-other", "act-none");
        assertThat(candidates.after(job, 1)).isEqualTo(all.subList(1, all.size()));
        transactions()
                .executeWithoutResult(status -> database.update("delete from bulk_candidate where job_id = ?", job));
    }

    @Test
    void nothingNewIsNobody() {
        var later = Instant.now().plusSeconds(60);
        assertThat(asked("/fhir/$newly-actionable?_since=" + later)).isEmpty();
    }

    @Test
    void whatIsNoPackOrNoMomentIsRefusedInWords() {
        assertThat(BulkCalls.asked("/fhir/$newly-actionable?pack=nothing").diagnostics())
                .contains("pack")
                .contains("must be the id of a pack");
        assertThat(BulkCalls.asked("/fhir/$newly-actionable?_since=yesterday").status())
                .isEqualTo(400);
        assertThat(BulkCalls.asked("/fhir/$newly-actionable?drug=x").status()).isEqualTo(400);
    }

    @Test
    void packsThatChangeMeanwhileEndTheQuestionInWords() {
        var jobs = new Jobs(RunningServer.bean(JdbcOperations.class), transactions());
        var order = new ActionableOrder(Instant.EPOCH, Optional.empty(), "of before", Caller.LOCAL);
        var id = UUID.randomUUID().toString();
        jobs.add(Job.asked(id, Kind.ACTIONABLE, "", order.json(), Instant.now()), List.of(), Body.NONE);
        RunningServer.bean(Worker.class).wake();
        await().until(() -> Http.get("/fhir/$newly-actionable-status?job=" + id).status() == 500);
        assertThat(Http.get("/fhir/$newly-actionable-status?job=" + id).diagnostics())
                .contains("packs were changed");
        jobs.remove(id);
    }

    private void inUse(String before) {
        transactions()
                .executeWithoutResult(
                        status -> RunningServer.bean(JdbcOperations.class).update(before));
        actionable.take(Instant.now());
    }

    private static List<JsonNode> asked(String path) {
        return BulkCalls.lines(BulkCalls.done(BulkCalls.asked(path)), "output");
    }

    private static List<String> patients(List<JsonNode> lines) {
        return lines.stream().map(NewlyActionableTest::patient).toList();
    }

    private static String patient(JsonNode line) {
        return line.at("/parameter/0/valueReference/reference").asText();
    }

    private static JsonNode of(List<JsonNode> lines, String patient) {
        return lines.stream()
                .filter(line -> patient(line).equals(patient))
                .findFirst()
                .orElseThrow();
    }

    private static void genotype(String patient, String gene, String alleles) {
        put(
                "Observation/" + patient,
                "{'resourceType':'Observation','id':'" + patient + "','status':'final','subject':{'reference':'Patient/"
                        + patient + "'}," + Fhir.genotype(gene, alleles) + "}");
    }

    private static void put(String reference, String body) {
        assertThat(Http.send("PUT", "/fhir/" + reference, body.replace('\'', '"'))
                        .status())
                .isBetween(200, 201);
    }

    private static TransactionTemplate transactions() {
        return new TransactionTemplate(RunningServer.bean(PlatformTransactionManager.class));
    }
}

package org.companion.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.knowledge.Category.AVOID;
import static org.companion.knowledge.Category.CAUTION;
import static org.companion.knowledge.Category.NO_RECOMMENDATION;
import static org.companion.knowledge.Category.STANDARD;
import static org.companion.knowledge.Category.SUPPORTS;
import static org.companion.knowledge.Strength.MODERATE;
import static org.companion.knowledge.Strength.STRONG;
import static org.companion.testing.Calls.CLOPIDOGREL;
import static org.companion.testing.Calls.draft;
import static org.companion.testing.Calls.sign;
import static org.companion.testing.Fhir.json;
import static org.companion.testing.Fhir.resource;
import static org.companion.testing.Knowledge.protein;
import static org.companion.testing.Statements.about;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.companion.advice.Advice;
import org.companion.advice.Advisor;
import org.companion.cdshooks.Cards.Drawn;
import org.companion.cdshooks.Client.Style;
import org.companion.chart.Chart;
import org.companion.chart.Presence;
import org.companion.fhir.Json;
import org.companion.knowledge.Category;
import org.companion.knowledge.Statement;
import org.companion.testing.Examples;
import org.companion.testing.Knowledge;
import org.companion.testing.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CardsTest {
    private static final List<String> CHANGES =
            List.of("p.L858R", "p.T790M", "p.C797S", "p.G719A", "p.L861Q", "p.S768I", "p.L718Q", "p.G724S");

    @Test
    void atMostThreeCardsAreDrawnAndTheRestIsNamedOnTheLast() {
        var drugs = List.of("erlotinib", "osimertinib", "imatinib", "vemurafenib", "cetuximab");
        var cards = drawn(drugs.stream().map(drug -> consulted(1, "a", drug)).toList());
        assertThat(cards).hasSize(3);
        assertThat(cards.get(2).detail().lines().filter(line -> line.startsWith("- Also: ")))
                .hasSize(2);
        assertThat(drawn(List.of(consulted(1, "a", "erlotinib"))).get(0).detail())
                .doesNotContain("Also");
    }

    @Test
    void theGenesOfOneDrugAreOneCardAndTheLoudestLeads() {
        assertThat(cards(CHANGES.size())).singleElement().satisfies(card -> {
            assertThat(card.indicator()).isEqualTo("critical");
            assertThat(extension(card).path("findings")).hasSize(CHANGES.size());
        });
        var statements = List.of(statement("mini:a", "p.L858R", CAUTION), statement("mini:b", "p.T790M", AVOID));
        assertThat(drawn(List.of(new Consulted(Optional.of(order("a")), advice(statements)))))
                .singleElement()
                .satisfies(card -> {
                    assertThat(card.indicator()).isEqualTo("critical");
                    assertThat(card.summary()).startsWith("EGFR T790M");
                    assertThat(card.detail()).contains("L858R");
                });
    }

    @Test
    void noTwoCardsHaveTheSameSummary() {
        assertThat(drawn(List.of(consulted(1, "a"), consulted(1, "b")))).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Category.class,
            names = {"SUPPORTS", "STANDARD", "NO_RECOMMENDATION"})
    void whatCallsForNothingIsNoCard(Category quiet) {
        assertThat(List.of(SUPPORTS, STANDARD, NO_RECOMMENDATION)).contains(quiet);
        assertThat(drawn(List.of(new Consulted(
                        Optional.of(order("a")), advice(List.of(statement("mini:a", "p.L858R", quiet)))))))
                .isEmpty();
    }

    @Test
    void severalSourcesOnTheSameFindingAreOneCard() {
        var statements = List.of(statement("mini:a", "p.L858R", CAUTION), statement("mini:b", "p.L858R", AVOID));
        var cards = drawn(List.of(new Consulted(Optional.of(order("a")), advice(statements))));
        assertThat(cards).singleElement().satisfies(card -> {
            assertThat(card.indicator()).isEqualTo("critical");
            assertThat(extension(card).path("category").asText()).isEqualTo("avoid");
            assertThat(extension(card).path("statements"))
                    .extracting(s -> s.path("id").asText())
                    .containsExactly("mini:b", "mini:a");
        });
    }

    @Test
    void theExtensionHoldsWhatTheContractSays() {
        var extension = (ObjectNode) extension(cards(1).get(0));
        assertThat((Object) extension)
                .isEqualTo(
                        json(
                                "{'category':'avoid','strength':'strong','drug':{'system':"
                                        + "'http://www.nlm.nih.gov/research/umls/rxnorm','code':'337525','display':'erlotinib'},"
                                        + "'order':'MedicationRequest/draft-1','findings':[{'gene':'EGFR','result':'L858R','reference':'Observation/1'}],"
                                        + "'statements':[{'id':'mini:0','source':'Tests','level':'A','version':'2026-11','url':'https://example.org/0'}]}"));
    }

    @Test
    void aCardOnTheWireHasNoEmptyMembersAndAllThatIsRequired() {
        var card = Json.mapper().<JsonNode>valueToTree(cards(1).get(0));
        assertThat(card.properties())
                .allSatisfy(member -> assertThat(member.getValue().isNull()
                                || member.getValue().isContainerNode()
                                        && member.getValue().isEmpty())
                        .isFalse());
        assertThat(card.has("uuid")
                        && card.has("summary")
                        && card.has("indicator")
                        && card.path("source").has("label"))
                .isTrue();
        assertThat(card.has("suggestions")).isEqualTo(card.has("selectionBehavior"));
        assertThat(card.path("source").path("topic").path("code").asText()).matches("[A-Za-z0-9]{1,100}");
        assertThat(card.path("links"))
                .extracting(link -> link.path("type").asText())
                .containsOnly("absolute");
    }

    private static List<Card> cards(int findings) {
        return drawn(List.of(consulted(findings, "a")));
    }

    private static Consulted consulted(int findings, String id) {
        return consulted(findings, id, "erlotinib");
    }

    private static Consulted consulted(int findings, String id, String drug) {
        var statements = new ArrayList<Statement>();
        for (int i = 0; i < findings; i++) {
            statements.add(about("mini:" + i, drug)
                    .when(protein("EGFR", CHANGES.get(i)))
                    .then(AVOID, STRONG)
                    .made());
        }
        return new Consulted(Optional.of(order(id)), advice(statements, drug));
    }

    private static org.companion.fhir.Resource order(String id) {
        return resource(draft(id, CLOPIDOGREL));
    }

    private static Statement statement(String id, String change, Category category) {
        return about(id, "erlotinib")
                .when(protein("EGFR", change))
                .then(category, category == CAUTION ? MODERATE : STRONG)
                .made();
    }

    private static List<Advice> advice(List<Statement> statements) {
        return advice(statements, "erlotinib");
    }

    private static List<Advice> advice(List<Statement> statements, String drug) {
        var patient = Patient.with();
        CHANGES.forEach(change -> patient.variant("EGFR", change, Presence.PRESENT));
        return patient.asked(new Advisor(Knowledge.base(statements), Examples.units()), Patient.order(drug))
                .advice();
    }

    private static List<Card> drawn(List<Consulted> consulted) {
        var request = HookRequest.read(json(sign("null", draft("a", CLOPIDOGREL))), Hook.ORDER_SIGN);
        var nothing = new AtHand(Chart.empty(Patient.ID), Optional.empty(), List.of(), Map.of(), List.of(), 0);
        var hearing = new Hearing(Note.of(consulted), List.of(), Overview.Told.nothing(), nothing);
        var links = new Links("http://127.0.0.1:8080", Optional.empty(), Optional.empty());
        return new Cards(Knowledge.base())
                .draw(hearing, request, House.client(Style.PLAIN), links).stream()
                        .map(Drawn::card)
                        .toList();
    }

    private static JsonNode extension(Card card) {
        return Json.mapper().valueToTree(card.extension().get("org.companion.advice"));
    }
}

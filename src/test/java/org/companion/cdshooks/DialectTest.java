package org.companion.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.companion.testing.Calls.CLOPIDOGREL;
import static org.companion.testing.Calls.draft;
import static org.companion.testing.Calls.sign;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.cdshooks.Client.Actions;
import org.companion.cdshooks.Client.Detail;
import org.companion.cdshooks.Client.Style;
import org.companion.cdshooks.Client.Topic;
import org.companion.chart.Coded;
import org.companion.ehr.AllowedServers;
import org.companion.knowledge.DrugCodes;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.OrderItems;
import org.companion.testing.OnFile;
import org.companion.testing.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same advice, drawn as each EHR wants it. */
class DialectTest {
    private final House house =
            House.with(OnFile.of(Patient.with().genotype("CYP2C19", "*2", "*2").chart()));

    @Test
    void aDetailCanBeHtmlWhichTheCardThenSays() {
        var card = card(new Style(Detail.HTML, Topic.STATEMENT, Actions.ONE, Optional.empty()));
        assertThat(card.detail()).startsWith("<ul>").contains("<strong>CYP2C19 *2/*2 (Poor Metabolizer)</strong>");
        assertThat(card.extension()).containsEntry("com.epic.cdshooks.card.detail.content-type", "text/html");
        assertThat(card.extension()).containsKey("org.companion.advice");
        assertThat(card(Style.PLAIN).extension()).containsOnlyKeys("org.companion.advice");
    }

    @ParameterizedTest
    @CsvSource({"STATEMENT, cpicA", "DRUG, avoidclopidogrel", "CATEGORY, avoid"})
    void theTopicTellsApartWhatTheClientWants(Topic topic, String code) {
        var drawn = card(new Style(Detail.MARKDOWN, topic, Actions.ONE, Optional.empty()))
                .source()
                .topic();
        assertThat(drawn.code()).matches("[A-Za-z0-9]{1,100}");
        if (topic != Topic.STATEMENT) {
            assertThat(drawn.code()).isEqualTo(code);
        }
    }

    @Test
    void aClientThatTakesSeveralActionsRemovesTheDraftAndOrdersAnew() {
        var actions = card(new Style(Detail.MARKDOWN, Topic.STATEMENT, Actions.SEVERAL, Optional.empty()))
                .suggestions()
                .get(0)
                .actions();
        assertThat(actions).extracting(Card.Action::type).containsExactly("create", "delete");
        assertThat(actions.get(0).resource().has("id")).isFalse();
        assertThat(actions.get(1).resourceId()).isEqualTo("MedicationRequest/a");
        assertThat(actions.get(1).resource()).isNull();
    }

    @Test
    void aPatientOnFileHasALinkToTheFindingsAndTheSitesApp() {
        var app = URI.create("https://apps.example/launch");
        var links = card(new Style(Detail.MARKDOWN, Topic.STATEMENT, Actions.ONE, Optional.of(app)))
                .links();
        assertThat(links.get(0).url()).isEqualTo("http://127.0.0.1:8080/?patient=1");
        assertThat(links)
                .filteredOn(link -> link.type().equals("smart"))
                .singleElement()
                .satisfies(link -> {
                    assertThat(link.url()).isEqualTo(app.toString());
                    assertThat(link.appContext()).isEqualTo("{\"patient\":\"1\"}");
                });
        assertThat(card(Style.PLAIN).links()).extracting(Card.Link::type).containsOnly("absolute");
    }

    @Test
    void aSuggestedOrderIsCodedWithTheSitesOwnItemFirst() {
        var item =
                new Coded.Code("urn:com.epic.cdshooks.action.code.system.preference-list-item", "4711", "PRASUGREL 10");
        var items = new OrderItems(Map.of(new OrderItems.Key(Ingredient.RXNORM, "613391"), item));
        var coding = house.calledBy(client(DrugCodes.none(), items, Set.of()))
                .cards(Hook.ORDER_SIGN, sign("null", draft("a", CLOPIDOGREL)))
                .get(0)
                .suggestions()
                .get(0)
                .actions()
                .get(0)
                .resource()
                .at("/medicationCodeableConcept/coding");
        assertThat(coding).extracting(code -> code.path("code").asText()).containsExactly("4711", "613391");
    }

    @Test
    void aSitesOwnCodeIsTakenForItsDrug() {
        var codes = new DrugCodes(Map.of(new DrugCodes.Key("urn:oid:1.2.3", "24398"), "309362"));
        var local = draft("a", "'medicationCodeableConcept':{'coding':[{'system':'urn:oid:1.2.3','code':'24398'}]}");
        assertThat(house.calledBy(client(codes, OrderItems.none(), Set.of()))
                        .cards(Hook.ORDER_SIGN, sign("null", local)))
                .extracting(Card::indicator)
                .containsExactly("warning");
    }

    @Test
    void aClientCallsOnlyTheHooksItIsGiven() {
        house.calledBy(client(DrugCodes.none(), OrderItems.none(), Set.of("patient-view")));
        assertThatThrownBy(() -> house.cards(Hook.ORDER_SIGN, sign("null", draft("a", CLOPIDOGREL))))
                .isInstanceOf(HookRefused.class)
                .extracting(refused -> ((HookRefused) refused).status())
                .isEqualTo(403);
    }

    private static Client client(DrugCodes codes, OrderItems items, Set<String> hooks) {
        return new Client(
                Optional.of("st-elsewhere"),
                true,
                hooks,
                AllowedServers.of(List.of(), false),
                Style.PLAIN,
                codes,
                items);
    }

    private Card card(Style style) {
        return house.calledBy(House.client(style))
                .cards(Hook.ORDER_SIGN, sign("null", draft("a", CLOPIDOGREL)))
                .get(0);
    }
}

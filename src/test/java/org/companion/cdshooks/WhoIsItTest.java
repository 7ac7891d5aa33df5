package org.companion.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.companion.testing.Calls.CLOPIDOGREL;
import static org.companion.testing.Calls.draft;
import static org.companion.testing.Calls.sign;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.cdshooks.Client.Style;
import org.companion.chart.Chart;
import org.companion.chart.Identifier;
import org.companion.chart.PatientId;
import org.companion.chart.Person;
import org.companion.ehr.AllowedServers;
import org.companion.knowledge.DrugCodes;
import org.companion.knowledge.OrderItems;
import org.companion.testing.OnFile;
import org.companion.testing.Patient;
import org.junit.jupiter.api.Test;

/** Which file of ours a call's patient has: the wrong one would be another person's genes. */
class WhoIsItTest {
    private static final Identifier MRN = new Identifier("urn:mrn", "77");
    private static final String AVOID =
            "CYP2C19 *2/*2 (Poor Metabolizer): avoid clopidogrel; consider prasugrel or ticagrelor";
    private static final String UNTESTED = "No CYP2C19 result on file: test before clopidogrel";

    @Test
    void aPatientUnderAnotherIdIsFoundByANumberThatBothKnow() {
        var house = House.with(OnFile.of(poor("ours-1", MRN, "1961-04-02")));
        assertThat(summaries(house, sent("'identifier':[{'system':'urn:mrn','value':'77'}],'birthDate':'1961-04-02'")))
                .containsExactly(AVOID);
    }

    @Test
    void aNumberOfAnotherInstitutionFindsNobody() {
        var house = House.with(OnFile.of(poor("ours-1", MRN, "1961-04-02")));
        assertThat(summaries(house, sent("'identifier':[{'system':'urn:other','value':'77'}]")))
                .containsExactly(UNTESTED);
    }

    @Test
    void anOldNumberFindsNobody() {
        var house = House.with(OnFile.of(poor("ours-1", MRN, "1961-04-02")));
        assertThat(summaries(house, sent("'identifier':[{'use':'old','system':'urn:mrn','value':'77'}]")))
                .containsExactly(UNTESTED);
    }

    @Test
    void twoPatientsUnderOneNumberAreNeitherUsedAndItIsSaid() {
        var house = House.with(OnFile.of(poor("ours-1", MRN, "1961-04-02"), poor("ours-2", MRN, "1961-04-02")));
        assertThat(summaries(house, sent("'identifier':[{'system':'urn:mrn','value':'77'}]")))
                .containsExactly(UNTESTED, "Not checked, could not be read: the patient's results on file here");
    }

    @Test
    void theSameIdIsNotTheSamePersonWhereTheBirthdaysDiffer() {
        var house = House.with(OnFile.of(poor("1", MRN, "1961-04-02")));
        assertThat(summaries(house, sent("'birthDate':'1980-01-01'")))
                .containsExactly(UNTESTED, "Not checked, could not be read: the patient's results on file here");
        assertThat(summaries(house, sent("'birthDate':'1961-04-02'"))).containsExactly(AVOID);
    }

    @Test
    void theSameIdIsNotTheSamePersonWhereOneInstitutionKnowsThemUnderTwoNumbers() {
        var house = House.with(OnFile.of(poor("1", MRN, "1961-04-02")));
        assertThat(summaries(house, sent("'identifier':[{'system':'urn:mrn','value':'78'}]")))
                .containsExactly(UNTESTED, "Not checked, could not be read: the patient's results on file here");
    }

    @Test
    void aClientWithIdsOfItsOwnFindsNobodyByThem() {
        var client = new Client(
                Optional.of("st-elsewhere"),
                false,
                Set.of(),
                AllowedServers.of(List.of(), false),
                Style.PLAIN,
                DrugCodes.none(),
                OrderItems.none());
        var house = House.with(OnFile.of(poor("1", MRN, "1961-04-02"))).calledBy(client);
        assertThat(summaries(house, sent("'gender':'female'"))).containsExactly(UNTESTED);
        assertThatThrownBy(() -> house.cards(Hook.ORDER_SIGN, sign("null", draft("a", CLOPIDOGREL))))
                .isInstanceOf(HookRefused.class);
    }

    @Test
    void withoutAPatientResourceTheIdCounts() {
        var house = House.with(OnFile.of(poor("1", MRN, "1961-04-02")));
        assertThat(house.cards(Hook.ORDER_SIGN, sign("null", draft("a", CLOPIDOGREL))))
                .extracting(Card::summary)
                .containsExactly(AVOID);
    }

    private static Chart poor(String id, Identifier identifier, String born) {
        var chart = Patient.with().genotype("CYP2C19", "*2", "*2").chart();
        var person = new Person(Set.of(identifier), Optional.of(LocalDate.parse(born)), Optional.empty());
        return new Chart(
                new PatientId(id),
                Optional.of(person),
                chart.findings(),
                chart.diagnoses(),
                chart.pending(),
                chart.treatments(),
                chart.allergies());
    }

    private static String sent(String members) {
        return "{'patient':{'resourceType':'Patient','id':'1'," + members + "},'results':null,'conditions':null}";
    }

    private static List<String> summaries(House house, String prefetch) {
        return house.cards(Hook.ORDER_SIGN, sign(prefetch, draft("a", CLOPIDOGREL))).stream()
                .map(Card::summary)
                .toList();
    }
}

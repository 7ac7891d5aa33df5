package org.companion.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.companion.chart.PatientId;
import org.companion.delivery.Matching.Doubtful;
import org.companion.delivery.Matching.Found;
import org.companion.delivery.Matching.Unknown;
import org.companion.delivery.SentPatient.Name;
import org.companion.delivery.SentPatient.Number;
import org.companion.delivery.SentPatient.Sex;
import org.junit.jupiter.api.Test;

/** Whom a delivery is about; a result in another person's chart is worse than one that waits. */
class MatchingTest {
    private static final LocalDate BORN = LocalDate.of(1962, 5, 10);
    private static final String SYSTEM = "https://hospital.example/mrn";

    private final Matching matching = new Matching(Map.of("HOSP", SYSTEM));

    @Test
    void theNumberOfAKnownAuthorityIsEnoughWhereNothingSpeaksAgainstIt() {
        assertThat(matching.of(sent("HOSP", "1"), List.of(known("a", SYSTEM, "1", nobody()))))
                .isEqualTo(new Found(new PatientId("a")));
    }

    @Test
    void theSameNumberOfAnotherAuthorityIsAnotherPersons() {
        assertThat(matching.of(sent("HOSP", "1"), List.of(known("a", "https://elsewhere.example", "1", jane()))))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void anUnknownAuthoritysNumberHasToBeConfirmed() {
        assertThat(matching.of(jane("OTHER", "1"), List.of(known("a", "urn:any", "1", jane()))))
                .isEqualTo(new Found(new PatientId("a")));
        assertThat(matching.of(jane("OTHER", "1"), List.of(known("a", "urn:any", "1", nobody()))))
                .isInstanceOf(Doubtful.class);
    }

    @Test
    void spacesAndHyphensInNumbersDoNotCount() {
        assertThat(matching.of(jane("", "944 930 5552"), List.of(known("a", "urn:nhs", "944-930-5552", jane()))))
                .isEqualTo(new Found(new PatientId("a")));
    }

    @Test
    void anotherBirthDateSexOrNameIsADoubt() {
        var onFile = List.of(known("a", SYSTEM, "1", jane()));
        assertThat(why(new SentPatient(number(), List.of(), Optional.of(BORN.plusDays(1)), Optional.empty()), onFile))
                .contains("birth date");
        assertThat(why(new SentPatient(number(), List.of(), Optional.empty(), Optional.of(Sex.MALE)), onFile))
                .contains("sex");
        assertThat(why(
                        new SentPatient(number(), List.of(new Name("Roe", "Jane")), Optional.empty(), Optional.empty()),
                        onFile))
                .contains("name");
    }

    @Test
    void accentsCaseAndInitialsAreNoDoubt() {
        var told = new SentPatient(
                number(), List.of(new Name("Müller-Lüdenscheidt", "Jane")), Optional.empty(), Optional.empty());
        var sent = new SentPatient(
                number(), List.of(new Name("MULLER LUDENSCHEIDT", "J")), Optional.empty(), Optional.empty());
        assertThat(matching.of(sent, List.of(new KnownPatient(new PatientId("a"), onFile(SYSTEM, "1", told)))))
                .isInstanceOf(Found.class);
    }

    @Test
    void ofTwoWhoBearTheNumberThePersonDecides() {
        var other = new SentPatient(List.of(), List.of(new Name("Roe", "Jane")), Optional.of(BORN), Optional.empty());
        var both = List.of(known("a", SYSTEM, "1", jane()), known("b", SYSTEM, "1", other));
        assertThat(matching.of(jane("HOSP", "1"), both)).isEqualTo(new Found(new PatientId("a")));
        assertThat(matching.of(sent("HOSP", "1"), both)).isInstanceOf(Doubtful.class);
    }

    @Test
    void ourOwnIdIsTakenAtItsWord() {
        assertThat(matching.of(sent(Matching.OURS, "a"), List.of(known("a", SYSTEM, "9", nobody()))))
                .isEqualTo(new Found(new PatientId("a")));
    }

    private String why(SentPatient sent, List<KnownPatient> onFile) {
        return ((Doubtful) matching.of(sent, onFile)).why();
    }

    private static List<Number> number() {
        return List.of(new Number("HOSP", "1"));
    }

    private static SentPatient nobody() {
        return new SentPatient(List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    private static SentPatient jane() {
        return new SentPatient(List.of(), List.of(new Name("Doe", "Jane")), Optional.of(BORN), Optional.of(Sex.FEMALE));
    }

    private static SentPatient sent(String authority, String value) {
        return onFile(authority, value, nobody());
    }

    private static SentPatient jane(String authority, String value) {
        return onFile(authority, value, jane());
    }

    private static SentPatient onFile(String authority, String value, SentPatient told) {
        return new SentPatient(List.of(new Number(authority, value)), told.names(), told.born(), told.sex());
    }

    private static KnownPatient known(String id, String system, String value, SentPatient told) {
        return new KnownPatient(new PatientId(id), onFile(system, value, told));
    }
}

package org.companion.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantTest {
    @ParameterizedTest
    @CsvSource({
        "patient/Observation.rs, READ SEARCH",
        "user/Observation.cruds, CREATE READ UPDATE DELETE SEARCH",
        "system/*.read, READ SEARCH",
        "system/*.write, CREATE UPDATE DELETE",
        "system/*.*, CREATE READ UPDATE DELETE SEARCH",
        "system/Patient.c, CREATE",
    })
    void scopesOfBothVersionsAreRead(String scope, String deeds) {
        assertThat(Grant.read(scope))
                .singleElement()
                .satisfies(grant -> assertThat(grant.deeds())
                        .containsExactlyInAnyOrderElementsOf(List.of(deeds.split(" ")).stream()
                                .map(Deed::valueOf)
                                .toList()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "openid fhirUser launch/patient offline_access",
                "system/Patient.sr",
                "system/Patient.rr",
                "system/Patient.x",
                "system/Patient.",
                "system/patient.rs",
                "everyone/Patient.rs",
                "system/Observation.rs?value-quantity=gt5",
                "system/Observation.rs?category=",
                "system/Observation.rs?category=a&category=b",
                "system/Observation.rs?",
            })
    void whatIsNotUnderstoodGrantsNothing(String scope) {
        assertThat(Grant.read(scope)).isEmpty();
    }

    @Test
    void aGrantCoversWhatIsNarrowerAndNothingWider() {
        var wide = Grant.read("system/*.rs").get(0);
        assertThat(wide.covers(Grant.read("system/Patient.r").get(0))).isTrue();
        assertThat(wide.covers(Grant.read("system/Patient.cr").get(0))).isFalse();
        assertThat(wide.covers(Grant.read("patient/Patient.r").get(0))).isFalse();
        assertThat(Grant.read("system/Observation.rs?category=laboratory")
                        .get(0)
                        .covers(Grant.read("system/Observation.rs").get(0)))
                .isFalse();
    }

    @Test
    void aPatientsGrantReachesThatPatientsDataAndNobodysToRead() {
        var caller = caller("patient/*.cruds", "a");
        assertThat(caller.may(Deed.READ, of("Observation", "a"))).isTrue();
        assertThat(caller.may(Deed.READ, of("Observation", "b"))).isFalse();
        assertThat(caller.may(Deed.READ, of("Observation", "a", "b"))).isFalse();
        assertThat(caller.may(Deed.READ, of("Basic"))).isFalse();
        var common = new Shown("Organization", "o", Set.of(), true, Map.of(), Set.of(), Optional.empty());
        assertThat(caller.may(Deed.READ, common)).isTrue();
        assertThat(caller.may(Deed.UPDATE, common)).isFalse();
    }

    @Test
    void withoutAPatientInContextAPatientsGrantReachesNobody() {
        var caller = new Caller("app", Optional.empty(), Optional.empty(), Grant.read("patient/*.rs"));
        assertThat(caller.may(Deed.READ, "Observation")).isFalse();
        assertThat(caller.may(Deed.READ, of("Observation", "a"))).isFalse();
    }

    @Test
    void twoNarrowingsCannotBeSaidInOneSearchAndSoNotBeCounted() {
        var caller = caller("patient/Observation.rs?category=laboratory patient/Observation.rs?code=1-1", "a");
        assertThat(caller.bounds(Deed.SEARCH, "Observation").areExact()).isFalse();
        assertThat(caller.bounds(Deed.SEARCH, "Observation").patient()).contains("a");
        assertThat(caller("patient/Observation.rs?category=laboratory", "a")
                        .bounds(Deed.SEARCH, "Observation")
                        .areExact())
                .isTrue();
    }

    @Test
    void aCodeWithItsSystemIsMeantWithItsSystem() {
        var shown = new Shown(
                "Observation",
                "o",
                Set.of("a"),
                false,
                Map.of("category", List.of(new Shown.Code("urn:x", "laboratory"))),
                Set.of(),
                Optional.empty());
        assertThat(caller("patient/Observation.rs?category=laboratory", "a").may(Deed.READ, shown))
                .isTrue();
        assertThat(caller("patient/Observation.rs?category=urn:x|laboratory", "a")
                        .may(Deed.READ, shown))
                .isTrue();
        assertThat(caller("patient/Observation.rs?category=urn:x|", "a").may(Deed.READ, shown))
                .isTrue();
        assertThat(caller("patient/Observation.rs?category=urn:y|laboratory", "a")
                        .may(Deed.READ, shown))
                .isFalse();
        assertThat(caller("patient/Observation.rs?category=survey,laboratory", "a")
                        .may(Deed.READ, shown))
                .isTrue();
    }

    private static Caller caller(String scopes, String patient) {
        return new Caller("app", Optional.empty(), Optional.of(patient), Grant.read(scopes));
    }

    private static Shown of(String type, String... owners) {
        return new Shown(type, "x", Set.of(owners), false, Map.of(), Set.of(), Optional.empty());
    }
}

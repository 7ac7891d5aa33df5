package org.companion.limits;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.companion.fhir.Json;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Who asks too much of a door is told when to come again; the other doors stay open. */
class DoorLimitTest {
    private final LimitsConfiguration doors = new LimitsConfiguration(new LimitsSettings(1, 2), "");

    @Test
    void theThirdOfTwoIsSentAwayWithWordsAndATime() throws ServletException, IOException {
        var door = doors.fhirLimit();
        assertThat(asked(door, "/fhir/Patient", "").getStatus()).isEqualTo(200);
        assertThat(asked(door, "/fhir/Patient", "").getStatus()).isEqualTo(200);
        var refused = asked(door, "/fhir/Patient", "");
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(Integer.parseInt(String.valueOf(refused.getHeader("Retry-After"))))
                .isPositive();
        assertThat(refused.getContentType()).startsWith("application/fhir+json");
        var outcome = Json.stored(refused.getContentAsString());
        assertThat(outcome.path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(outcome.at("/issue/0/code").asText()).isEqualTo("throttled");
    }

    @Test
    void whoHasUsedUpOneDoorIsStillLetInAtAnother() throws ServletException, IOException {
        var fhir = doors.fhirLimit();
        for (int i = 0; i < 5; i++) {
            asked(fhir, "/fhir/Patient", "");
        }
        assertThat(asked(doors.hooksLimit(), "/cds-services/one", "").getStatus())
                .isEqualTo(200);
    }

    @Test
    void whoIsKnownByNameIsCountedByNameFromWhereverTheyAsk() throws ServletException, IOException {
        var door = doors.fhirLimit();
        for (int i = 0; i < 5; i++) {
            asked(door, "/fhir/Patient", "one");
        }
        assertThat(asked(door, "/fhir/Patient", "one").getStatus()).isEqualTo(429);
        assertThat(asked(door, "/fhir/Patient", "another").getStatus()).isEqualTo(200);
        assertThat(asked(door, "/fhir/Patient", "").getStatus()).isEqualTo(200);
    }

    @Test
    void localModeHasNoLimitUnlessOneIsSetAndTokensBringOne() {
        var unset = new LimitsSettings(null, 2);
        assertThat(new LimitsConfiguration(unset, "").fhirLimit().isEnabled()).isFalse();
        assertThat(new LimitsConfiguration(unset, "https://login.example")
                        .fhirLimit()
                        .isEnabled())
                .isTrue();
        assertThat(new LimitsConfiguration(new LimitsSettings(0, 2), "https://login.example")
                        .fhirLimit()
                        .isEnabled())
                .isFalse();
        assertThat(doors.fhirLimit().isEnabled()).isTrue();
    }

    private static MockHttpServletResponse asked(FilterRegistrationBean<DoorLimit> door, String path, String name)
            throws ServletException, IOException {
        var request = new MockHttpServletRequest("GET", path);
        if (!name.isEmpty()) {
            request.setUserPrincipal(() -> name);
        }
        var response = new MockHttpServletResponse();
        door.getFilter().doFilter(request, response, new MockFilterChain());
        return response;
    }
}

package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import java.time.Duration;
import org.companion.testing.Http;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** A few costly searches run at one time; the others are answered meanwhile. */
class CostlySearchesTest {
    private final CostlySearches searches = new CostlySearches(1, Duration.ofMillis(10));

    @Test
    void theSecondCostlySearchIsSentAwayUntilTheFirstHasEnded() {
        var first = asked("_sort=date,code,status");
        var second = asked("_sort=date,code,status");
        searches.begin(first);
        assertThatThrownBy(() -> searches.begin(second))
                .isInstanceOfSatisfying(
                        BaseServerResponseException.class,
                        refused -> assertThat(refused.getStatusCode()).isEqualTo(429));
        assertThat(((MockHttpServletResponse) second.getServletResponse()).getHeader("Retry-After"))
                .isNotNull();
        searches.end(second);
        searches.end(first);
        assertThatCode(() -> searches.begin(second)).doesNotThrowAnyException();
    }

    @Test
    void aCheapOneWaitsForNobody() {
        searches.begin(asked("_sort=date,code,status"));
        assertThatCode(() -> searches.begin(asked("code=1"))).doesNotThrowAnyException();
    }

    @Test
    void theSearchesOfOneBatchTakeOnePlaceAndGiveItBackOnce() {
        var batch = asked("_sort=date,code,status");
        searches.begin(batch);
        searches.begin(batch);
        searches.end(batch);
        searches.end(batch);
        searches.begin(asked("_sort=date,code,status"));
        assertThatThrownBy(() -> searches.begin(asked("_sort=date,code,status")))
                .isInstanceOf(BaseServerResponseException.class);
    }

    @Test
    void whatCostsTooMuchIsRefusedBeforeItRunsAndSaysWhy() {
        var refused = Http.get("/fhir/Patient?_revinclude=*&_include=*&_include:iterate=*");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.diagnostics()).contains("costs too much").contains("_revinclude=*");
        for (int i = 0; i < 40; i++) {
            assertThat(Http.get("/fhir/Patient?_count=1&_sort=birthdate,gender,_id")
                            .status())
                    .isEqualTo(200);
        }
    }

    private static ServletRequestDetails asked(String query) {
        var request = new ServletRequestDetails();
        request.setRestOperationType(RestOperationTypeEnum.SEARCH_TYPE);
        request.setParameters(UrlUtil.parseQueryString(query));
        request.setServletResponse(new MockHttpServletResponse());
        return request;
    }
}

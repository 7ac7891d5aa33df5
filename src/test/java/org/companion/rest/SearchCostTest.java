package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.util.UrlUtil;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What everybody asks is cheap; what can run away is refused, and the words say which part is to blame. */
class SearchCostTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "_count=250",
                "patient=Patient/1&code=http://loinc.org|69548-6&_sort=-date",
                "identifier=http://house|1",
                "subject:Patient.identifier=http://house|1",
                "_id=1&_include=Observation:subject&_revinclude=Provenance:target",
                "patient=1&category:not=laboratory",
            })
    void ordinarySearchesAreCheap(String query) {
        assertThat(cost(query).total()).isLessThan(CostlySearches.COSTLY);
    }

    @Test
    void fiveHundredCodesAreCheap() {
        var codes = IntStream.range(0, 500).mapToObj(Integer::toString).collect(Collectors.joining(","));
        assertThat(cost("patient=1&code=" + codes).total()).isLessThan(CostlySearches.COSTLY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_has:Observation:patient:_has:AuditEvent:entity:agent=1",
                "_id=1&_revinclude=*",
                "subject:Patient.organization.partof.name=x",
                "_sort=date,code,status",
            })
    void someAreCostlyAndAnsweredAFewAtATime(String query) {
        assertThat(cost(query).total()).isBetween(CostlySearches.COSTLY, CostlySearches.TOO_MUCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_revinclude=*&_include=*&_include:iterate=*",
                "_revinclude=*&_revinclude:iterate=*",
                "a.b.c.d.e.f=1&g.h.i.j.k=1",
                "_has:A:a:_has:B:b:_has:C:c:_has:D:d=1",
                "_sort=a,b,c,d,e,f,g",
            })
    void someAreRefused(String query) {
        assertThat(cost(query).total()).isGreaterThan(CostlySearches.TOO_MUCH);
    }

    @Test
    void aChainForManyAlternativesCostsAsManyTimesAsMuch() {
        var values = IntStream.range(0, 600).mapToObj(Integer::toString).collect(Collectors.joining(","));
        assertThat(cost("subject:Patient.organization.name=" + values).total()).isGreaterThan(CostlySearches.TOO_MUCH);
    }

    @Test
    void theDearestPartsAreNamedFirst() {
        assertThat(cost("code=1&a.b.c.d.e=1&_revinclude=*").dearest())
                .startsWith("a chained over 4 references, _revinclude=*");
    }

    private static SearchCost cost(String query) {
        return SearchCost.of(UrlUtil.parseQueryString(query));
    }
}

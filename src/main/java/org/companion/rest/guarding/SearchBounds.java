package org.companion.rest.guarding;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.util.ICachedSearchDetails;
import java.util.Optional;
import java.util.stream.Stream;
import org.companion.fhir.ShownReader;
import org.companion.permission.Deed;
import org.companion.permission.Only;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;

/** Every search finds within the caller's grants only, so that its pages and its count tell of nothing else. */
@Interceptor
public final class SearchBounds {
    private final FhirContext fhir;

    public SearchBounds(FhirContext fhir) {
        this.fhir = fhir;
    }

    @Hook(Pointcut.STORAGE_PRESEARCH_REGISTERED)
    public void narrow(
            ICachedSearchDetails search, @Nullable RequestDetails request, @Nullable SearchParameterMap query) {
        var type = search.getResourceType();
        var caller = Callers.of(request);
        if (query == null || type == null) {
            return;
        }
        var bounds = caller.bounds(Deed.SEARCH, type);
        if (!bounds.areSet()) {
            return;
        }
        search.setCannotBeReused();
        bounds.patient()
                .filter(patient -> !ShownReader.isCommon(type))
                .ifPresent(patient -> owned(query, type, patient));
        bounds.only().forEach(only -> query.add(only.parameter(), tokens(only)));
    }

    /** What was found beyond what may be shown is not counted either. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void uncounted(RequestDetails request, @Nullable IBaseResource answer) {
        var type = request.getResourceName();
        if (answer instanceof Bundle bundle
                && type != null
                && request.getRestOperationType() == RestOperationTypeEnum.SEARCH_TYPE
                && !Callers.of(request).bounds(Deed.SEARCH, type).areExact()) {
            bundle.setTotalElement(null);
        }
    }

    private void owned(SearchParameterMap query, String type, String patient) {
        var name = owner(fhir, type).orElseThrow();
        var bound = name.equals("_id") ? new TokenParam(patient) : new ReferenceParam("Patient/" + patient);
        if (!isAsked(query, name, bound)) {
            query.add(name, bound);
        }
    }

    /** HAPI takes the same bound twice for a mistake of its own. */
    private boolean isAsked(SearchParameterMap query, String name, IQueryParameterType bound) {
        return query.containsKey(name)
                && query.get(name).stream()
                        .anyMatch(any -> any.size() == 1
                                && any.get(0).getMissing() == null
                                && any.get(0).getQueryParameterQualifier() == null
                                && any.get(0).getValueAsQueryToken(fhir).equals(bound.getValueAsQueryToken(fhir)));
    }

    private static TokenOrListParam tokens(Only only) {
        var list = new TokenOrListParam();
        for (var value : only.values()) {
            var bar = value.indexOf('|');
            list.add(
                    bar < 0
                            ? new TokenParam(value)
                            : new TokenParam(value.substring(0, bar), value.substring(bar + 1)));
        }
        return list;
    }

    /** By which parameter resources of a type are found whose they are. */
    static Optional<String> owner(FhirContext fhir, String type) {
        if (type.equals("Patient")) {
            return Optional.of("_id");
        }
        var definition = fhir.getResourceDefinition(type);
        return Stream.of("patient", "subject")
                .filter(name -> definition.getSearchParam(name) != null)
                .findFirst();
    }
}

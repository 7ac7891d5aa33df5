package org.companion.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.CompositeParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.List;

/** Asks for pairs of code and value by the tokens that {@link CodedPairs} keeps, where HAPI read them as composites. */
public final class PairSearch {
    /** Called by HAPI before a search; the parameters are those it will search by. */
    @Hook(Pointcut.STORAGE_PRESEARCH_REGISTERED)
    public void before(SearchParameterMap parameters) {
        for (var name : List.of(CodedPairs.COMPONENT, CodedPairs.COMBO)) {
            var asked = parameters.get(name);
            if (asked != null) {
                asked.forEach(alternatives -> alternatives.replaceAll(PairSearch::token));
            }
        }
    }

    private static IQueryParameterType token(IQueryParameterType asked) {
        return asked instanceof CompositeParam<?, ?> pair
                        && pair.getLeftValue() instanceof TokenParam code
                        && pair.getRightValue() instanceof TokenParam value
                ? new TokenParam(code.getSystem(), written(code, value))
                : asked;
    }

    private static String written(TokenParam code, TokenParam value) {
        if (value.getSystem() == null) {
            throw new InvalidRequestException("a pair of code and value needs the system of the value: "
                    + "system|code$system|code, or system|code$|code where it has none");
        }
        return CodedPairs.pair(code.getValue(), value.getSystem(), value.getValue());
    }
}

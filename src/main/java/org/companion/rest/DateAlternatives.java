package org.companion.rest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.QualifiedParamList;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.method.IParameter;
import ca.uhn.fhir.rest.server.method.RawParamsParameter;
import ca.uhn.fhir.rest.server.method.SearchMethodBinding;
import ca.uhn.fhir.rest.server.method.SearchParameter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Dates divided by commas are alternatives. HAPI's searches read a date as one range, which has none; where there are
 * alternatives it is handed on unread instead, as parameters are that HAPI has no place for, and read by the store.
 */
@Interceptor
final class DateAlternatives {
    @Hook(Pointcut.SERVER_PROVIDER_METHOD_BOUND)
    public void bound(BaseMethodBinding method) {
        var parameters = method.getParameters();
        if (method instanceof SearchMethodBinding
                && parameters.stream().anyMatch(RawParamsParameter.class::isInstance)) {
            parameters.replaceAll(one -> isRange(one) ? new Range((SearchParameter) one) : one);
            var ranges = parameters.stream()
                    .filter(Range.class::isInstance)
                    .map(one -> ((Range) one).getName())
                    .collect(Collectors.toSet());
            parameters.replaceAll(
                    one -> one instanceof RawParamsParameter raw ? new Unread(parameters, raw, ranges) : one);
        }
    }

    /** {@code _lastUpdated} is not handed on: what is underscored never is. */
    private static boolean isRange(IParameter parameter) {
        return parameter instanceof SearchParameter one
                && one.getType() == DateRangeParam.class
                && !one.getName().startsWith("_");
    }

    private static boolean hasAlternatives(RequestDetails request, String name) {
        return Arrays.stream(request.getParameters().getOrDefault(name, new String[0]))
                .anyMatch(value -> value.contains(","));
    }

    /** Reads a range, and nothing where there are alternatives. */
    private static final class Range extends SearchParameter {
        private final SearchParameter usual;

        Range(SearchParameter usual) {
            super(usual.getName(), usual.isRequired());
            this.usual = usual;
        }

        @Override
        public @Nullable Object translateQueryParametersIntoServerArgument(
                RequestDetails request, BaseMethodBinding method) {
            return hasAlternatives(request, getName())
                    ? null
                    : usual.translateQueryParametersIntoServerArgument(request, method);
        }

        @Override
        public Object parse(FhirContext fhir, List<QualifiedParamList> values) {
            return usual.parse(fhir, values);
        }

        @Override
        public RestSearchParameterTypeEnum getParamType() {
            return usual.getParamType();
        }

        @Override
        public Set<String> getQualifierWhitelist() {
            return usual.getQualifierWhitelist();
        }

        @Override
        public Set<String> getQualifierBlacklist() {
            return usual.getQualifierBlacklist();
        }

        @Override
        public String getDescription() {
            return usual.getDescription();
        }
    }

    /** What has not been read: as ever, and the alternatives. */
    private static final class Unread extends RawParamsParameter {
        private final RawParamsParameter usual;
        private final Set<String> ranges;

        Unread(List<IParameter> parameters, RawParamsParameter usual, Set<String> ranges) {
            super(parameters);
            this.usual = usual;
            this.ranges = ranges;
        }

        @Override
        public @Nullable Object translateQueryParametersIntoServerArgument(
                RequestDetails request, BaseMethodBinding method) {
            var unread = usual.translateQueryParametersIntoServerArgument(request, method);
            var alternatives = ranges.stream()
                    .filter(name -> hasAlternatives(request, name))
                    .toList();
            if (alternatives.isEmpty()) {
                return unread;
            }
            var all = new HashMap<Object, Object>(unread instanceof Map<?, ?> map ? map : Map.of());
            alternatives.forEach(
                    name -> all.put(name, List.of(request.getParameters().get(name))));
            return all;
        }
    }
}

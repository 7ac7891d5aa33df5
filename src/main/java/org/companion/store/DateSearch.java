package org.companion.store;

import ca.uhn.fhir.jpa.dao.predicate.SearchFilterParser.CompareOperation;
import ca.uhn.fhir.jpa.search.builder.predicate.DatePredicateBuilder;
import ca.uhn.fhir.jpa.search.builder.sql.SearchQueryBuilder;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import com.healthmarketscience.sqlbuilder.Condition;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Looks for dates. What HAPI makes of {@code ge} with a year or a month begins at its end, and of {@code le} ends at its
 * beginning; it is asked for the first and the last day instead. Each of several alternatives is compared by its own
 * prefix, and not by that of the first.
 */
final class DateSearch extends DatePredicateBuilder {
    DateSearch(SearchQueryBuilder query) {
        super(query);
    }

    @Override
    public Condition createPredicateDateWithoutIdentityPredicate(
            IQueryParameterType asked, @Nullable CompareOperation operation) {
        return asked instanceof DateParam date
                ? super.createPredicateDateWithoutIdentityPredicate(day(date), operation(date))
                : super.createPredicateDateWithoutIdentityPredicate(asked, operation);
    }

    private static CompareOperation operation(DateParam date) {
        var prefix = date.getPrefix();
        return prefix == null ? CompareOperation.eq : CompareOperation.valueOf(prefix.getValue());
    }

    private static DateParam day(DateParam date) {
        if (date.isEmpty() || date.getPrecision().ordinal() > TemporalPrecisionEnum.MONTH.ordinal()) {
            return date;
        }
        var text = date.getValueAsString();
        if (date.getPrefix() == ParamPrefixEnum.GREATERTHAN_OR_EQUALS) {
            return new DateParam(date.getPrefix(), first(text).atDay(1).toString());
        }
        if (date.getPrefix() == ParamPrefixEnum.LESSTHAN_OR_EQUALS) {
            return new DateParam(date.getPrefix(), last(text).atEndOfMonth().toString());
        }
        return date;
    }

    private static YearMonth first(String text) {
        return YearMonth.parse(text.length() == 4 ? text + "-01" : text);
    }

    private static YearMonth last(String text) {
        return YearMonth.parse(text.length() == 4 ? text + "-12" : text);
    }
}

package org.companion.store;

import ca.uhn.fhir.jpa.searchparam.registry.RuntimeSearchParamCache;
import ca.uhn.fhir.jpa.searchparam.registry.SearchParamRegistryImpl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The search parameters of this server: FHIR's, without those of Observation that nobody here asks for. Each is paid
 * for at every write of a finding: a genomic variant has eight components, and every parameter over components adds as
 * many rows to the index. AuditEvent keeps those that the journal answers.
 */
final class SearchableParameters extends SearchParamRegistryImpl {
    private static final List<String> RETIRED = List.of(
            "code-value-concept",
            "code-value-date",
            "code-value-string",
            "combo-code-value-quantity",
            "combo-data-absent-reason",
            "combo-value-concept",
            "combo-value-quantity",
            "component-code-value-quantity",
            "component-data-absent-reason",
            "component-value-concept",
            "component-value-quantity",
            "data-absent-reason",
            "device",
            "focus",
            "method",
            "value-date",
            "value-string");

    /** AuditEvents are not kept by the FHIR store; the journal is asked by id, date, patient and entity. */
    private static final List<String> RETIRED_OF_AUDIT = List.of(
            "_lastUpdated",
            "_profile",
            "_security",
            "_source",
            "_tag",
            "action",
            "address",
            "agent",
            "agent-name",
            "agent-role",
            "altid",
            "entity-name",
            "entity-role",
            "entity-type",
            "outcome",
            "policy",
            "site",
            "source",
            "subtype",
            "type");

    @Override
    public void setActiveSearchParams(@Nullable RuntimeSearchParamCache parameters) {
        if (parameters != null) {
            RETIRED.forEach(code -> parameters.remove("Observation", code));
            CodedPairs.parameters().forEach(one -> parameters.add("Observation", one.getName(), one));
            RETIRED_OF_AUDIT.forEach(code -> parameters.remove("AuditEvent", code));
        }
        super.setActiveSearchParams(parameters);
    }
}

package org.companion.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.matcher.InMemoryResourceMatcher;
import ca.uhn.fhir.jpa.searchparam.matcher.SearchParamMatcher;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.companion.announcing.Version;
import org.companion.announcing.Versions;
import org.companion.fhir.Json;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.jdbc.core.JdbcOperations;

/** Reads versions from HAPI's store, and holds them against searches as HAPI's own subscriptions would. */
final class StoredVersions implements Versions {
    /** HAPI's read of what is not there would end the transaction that asks. */
    private static final String THERE = "select v.res_ver from hfj_resource r join hfj_res_ver v on v.res_id = r.res_id"
            + " where r.res_type = ? and r.fhir_id = ? and v.res_deleted_at is null and v.res_ver = ?";

    private static final String NEWEST =
            "select res_ver from hfj_resource where res_type = ? and fhir_id = ? and res_deleted_at is null";

    private final FhirContext fhir;
    private final DaoRegistry daos;
    private final JdbcOperations database;
    private final SearchParamMatcher matcher;
    private final InMemoryResourceMatcher alone;

    StoredVersions(
            FhirContext fhir,
            DaoRegistry daos,
            JdbcOperations database,
            SearchParamMatcher matcher,
            InMemoryResourceMatcher alone) {
        this.fhir = fhir;
        this.daos = daos;
        this.database = database;
        this.matcher = matcher;
        this.alone = alone;
    }

    @Override
    public Optional<JsonNode> of(Version version) {
        return database.queryForList(THERE, Long.class, version.type(), version.id(), version.number()).stream()
                .findFirst()
                .map(number -> read(version));
    }

    @Override
    public Optional<JsonNode> newest(String reference) {
        var parts = reference.split("/", 2);
        return database.queryForList(NEWEST, Long.class, parts[0], parts[1]).stream()
                .findFirst()
                .map(number -> read(new Version(parts[0], parts[1], number)));
    }

    private JsonNode read(Version version) {
        var id = new IdType(version.type(), version.id(), String.valueOf(version.number()));
        var resource = daos.getResourceDao(version.type()).read(id, new SystemRequestDetails());
        return Json.stored(fhir.newJsonParser().encodeResourceToString(resource));
    }

    @Override
    public boolean isFound(JsonNode resource, String search) {
        return matcher.match(
                        search, fhir.newJsonParser().parseResource(resource.toString()), new SystemRequestDetails())
                .matched();
    }

    @Override
    public Optional<String> objection(String search) {
        try {
            var possible = alone.canBeEvaluatedInMemory(search);
            return possible.supported()
                    ? Optional.empty()
                    : Optional.of("cannot be held against one resource: " + possible.getUnsupportedReason());
        } catch (BaseServerResponseException | DataFormatException | IllegalArgumentException wrong) {
            return Optional.of("is no search that this server knows: " + wrong.getMessage());
        }
    }
}

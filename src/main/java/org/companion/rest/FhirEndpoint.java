package org.companion.rest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.jpa.provider.JpaSystemProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.companion.fhir.Settling;
import org.companion.knowledge.KnowledgeBase;
import org.companion.rest.operations.AnswerOut;

/** FHIR REST at {@code /fhir}: what the store keeps, and the operations it is given. */
final class FhirEndpoint extends RestfulServer {
    private static final int COSTLY_AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    FhirEndpoint(
            FhirContext fhir,
            ResourceProviderFactory resources,
            JpaSystemProvider<?, ?> system,
            IFhirSystemDao<?, ?> systemDao,
            JpaStorageSettings settings,
            ISearchParamRegistry searchParameters,
            IValidationSupport validation,
            DatabaseBackedPagingProvider paging,
            Settling settling,
            KnowledgeBase knowledge,
            List<Object> noting,
            List<Object> bulk,
            List<Object> operations) {
        super(fhir);
        registerInterceptor(new DateAlternatives());
        registerInterceptor(new KeptInteractions());
        registerInterceptor(new ServedGuide(new AnswerOut(fhir)));
        registerInterceptor(new ToldPacks(knowledge));
        var searches = new AskedSearches(new SearchGrammar(searchParameters));
        registerInterceptor(searches);
        registerInterceptor(new SearchLimits());
        registerInterceptor(new CostlySearches(COSTLY_AT_ONCE, PATIENCE));
        registerInterceptor(new BundleLimits(searches));
        registerInterceptor(new RetriedWrites());
        registerInterceptor(new MatchedVersions());
        registerInterceptor(new ErrorAnswers());
        noting.forEach(this::registerInterceptor);
        registerInterceptor(new SettledWrites(settling));
        setProviders(Stream.of(kept(resources), List.of(system), bulk, operations)
                .flatMap(Collection::stream)
                .toArray());
        setDefaultResponseEncoding(EncodingEnum.JSON);
        paging.setDefaultPageSize(20);
        paging.setMaximumPageSize(250);
        setPagingProvider(paging);
        setServerName("Companion");
        var statement = new JpaCapabilityStatementProvider(this, systemDao, settings, searchParameters, validation);
        statement.setImplementationDescription("Companion");
        statement.setIncludeResourceCounts(false);
        setServerConformanceProvider(statement);
    }

    /** The store's providers, but for AuditEvent, which nobody may write. */
    private static List<Object> kept(ResourceProviderFactory resources) {
        return resources.createProviders().stream()
                .filter(provider -> !(provider instanceof IResourceProvider one
                        && one.getResourceType().getSimpleName().equals("AuditEvent")))
                .toList();
    }

    /** Open to the door in front of it. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        super.service(request, response);
    }
}

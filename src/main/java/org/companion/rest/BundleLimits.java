package org.companion.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PayloadTooLargeException;
import ca.uhn.fhir.util.UrlUtil;
import java.util.Objects;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.jspecify.annotations.Nullable;

/** Refuses a batch or transaction that is too long, or whose entries ask for what a single request may not. */
@Interceptor
final class BundleLimits {
    static final int ENTRIES = 5000;
    static final String WORDS = "A batch or transaction may have at most " + ENTRIES + " entries";
    private final AskedSearches searches;

    BundleLimits(AskedSearches searches) {
        this.searches = searches;
    }

    @Hook(Pointcut.STORAGE_TRANSACTION_PROCESSING)
    public void check(IBaseBundle given, @Nullable RequestDetails request) {
        if (given instanceof Bundle bundle) {
            if (bundle.getEntry().size() > ENTRIES) {
                throw new PayloadTooLargeException(WORDS);
            }
            bundle.getEntry().forEach(BundleLimits::refuseAudit);
            bundle.getEntry().stream()
                    .map(entry -> entry.getRequest().getUrl())
                    .filter(url -> url != null)
                    .forEach(BundleLimits::check);
            bundle.getEntry().stream()
                    .map(Bundle.BundleEntryComponent::getRequest)
                    .forEach(this::checkCondition);
            if (request != null) {
                MatchedVersions.expect(bundle, request);
            }
        }
    }

    /** AuditEvents are made of the journal, which is written by the house alone. */
    private static void refuseAudit(Bundle.BundleEntryComponent entry) {
        var url = String.valueOf(entry.getRequest().getUrl());
        if (entry.getRequest().getMethod() != HTTPVerb.GET && url.matches("AuditEvent([/?].*)?")) {
            throw new InvalidRequestException("Bundle.entry.request.url: AuditEvents can be read and not written");
        }
    }

    /** What picks the resources that an entry writes, and the version it expects of them. */
    private void checkCondition(Bundle.BundleEntryRequestComponent request) {
        var url = Objects.requireNonNullElse(request.getUrl(), "");
        var question = url.indexOf('?');
        var type = (question < 0 ? url : url.substring(0, question)).replaceFirst("^/", "");
        if (question >= 0 && request.getMethod() != HTTPVerb.GET) {
            searches.checkCondition(type, url.substring(question + 1));
        }
        var ifNoneExist = request.getIfNoneExist();
        if (ifNoneExist != null) {
            searches.checkCondition(type, ifNoneExist.substring(ifNoneExist.indexOf('?') + 1));
        }
        var ifMatch = request.getIfMatch();
        if (ifMatch != null) {
            MatchedVersions.check(ifMatch, "Bundle.entry.request.ifMatch");
            if (request.getMethod() == HTTPVerb.DELETE) {
                throw new InvalidRequestException(
                        "Bundle.entry.request.ifMatch is not kept for a DELETE; send the delete on its own");
            }
        }
    }

    private static void check(String url) {
        try {
            var question = url.indexOf('?');
            UrlUtil.unescape(question < 0 ? url : url.substring(0, question));
            if (question >= 0) {
                UrlUtil.parseQueryString(url.substring(question + 1)).forEach(SearchLimits::check);
            }
        } catch (IllegalArgumentException unreadable) {
            throw new InvalidRequestException("Bundle.entry.request.url cannot be read: a percent sign must be followed"
                    + " by two hexadecimal digits");
        }
    }
}

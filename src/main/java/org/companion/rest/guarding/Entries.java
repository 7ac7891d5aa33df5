package org.companion.rest.guarding;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.companion.permission.Caller;
import org.companion.permission.Deed;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Reference;

/** The conditions in a batch or transaction: that one is met tells what is on file. */
final class Entries {
    private Entries() {}

    static void check(Caller caller, RequestDetails request) {
        if (caller.mayToAll(Deed.SEARCH, "*") || !(request.getResource() instanceof Bundle bundle)) {
            return;
        }
        for (var entry : bundle.getEntry()) {
            if (isConditional(entry) || (entry.hasResource() && refersByCondition(entry.getResource()))) {
                throw Refused.words(
                        "a condition in a bundle has to be sought among every resource, which no scope allows");
            }
        }
    }

    private static boolean isConditional(BundleEntryComponent entry) {
        var request = entry.getRequest();
        return request.hasIfNoneExist()
                || (request.getMethod() != HTTPVerb.GET
                        && request.hasUrl()
                        && request.getUrl().contains("?"));
    }

    private static boolean refersByCondition(Base base) {
        if (base instanceof Reference reference) {
            return reference.hasReference() && reference.getReference().contains("?");
        }
        return base.children().stream()
                .flatMap(property -> property.getValues().stream())
                .anyMatch(Entries::refersByCondition);
    }
}

package org.companion.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.stream.Collectors;
import org.companion.knowledge.KnowledgeBase;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;

/** Tells in the CapabilityStatement by which packs the house speaks now. */
@Interceptor
public final class ToldPacks {
    private final KnowledgeBase knowledge;

    ToldPacks(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
    public void tell(IBaseConformance conformance) {
        if (conformance instanceof CapabilityStatement statement) {
            statement
                    .getImplementation()
                    .setDescription(knowledge.packs().stream()
                            .map(pack -> pack.id() + " " + pack.version())
                            .collect(Collectors.joining(", ", "Companion, knowledge: ", "")));
        }
    }
}

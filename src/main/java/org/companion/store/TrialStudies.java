package org.companion.store;

import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.List;
import java.util.function.Supplier;
import org.companion.fhir.TrialStudy;
import org.companion.knowledge.Trial;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The trials of the packs as ResearchStudy resources, written anew whenever the packs are read. */
public final class TrialStudies {
    private static final Logger LOG = LoggerFactory.getLogger(TrialStudies.class);

    private final IFhirSystemDao<Bundle, Meta> system;
    private final Supplier<List<Trial>> trials;

    public TrialStudies(IFhirSystemDao<Bundle, Meta> system, Supplier<List<Trial>> trials) {
        this.system = system;
        this.trials = trials;
    }

    /** Writes those that are new or have changed; a resource that is as it should be keeps its version. */
    public void write() {
        var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        for (var trial : trials.get()) {
            var study = TrialStudy.of(trial);
            var url = "ResearchStudy/" + study.getIdElement().getIdPart();
            bundle.addEntry()
                    .setResource(study)
                    .getRequest()
                    .setMethod(Bundle.HTTPVerb.PUT)
                    .setUrl(url);
        }
        if (!bundle.getEntry().isEmpty()) {
            system.transaction(new SystemRequestDetails(), bundle);
            LOG.info("{} trials are on file", bundle.getEntry().size());
        }
    }
}

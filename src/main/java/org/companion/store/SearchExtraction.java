package org.companion.store;

import ca.uhn.fhir.jpa.model.entity.BaseResourceIndexedSearchParam;
import ca.uhn.fhir.jpa.searchparam.extractor.SearchParamExtractorR4;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Observation;

/** Reads search values out of resources; knows FHIR's types by a short list instead of every profile of the base. */
final class SearchExtraction extends SearchParamExtractorR4 {
    @Override
    public SearchParamSet<BaseResourceIndexedSearchParam> extractSearchParamTokens(
            IBaseResource resource, ISearchParamFilter filter) {
        var tokens = super.extractSearchParamTokens(resource, filter);
        if (resource instanceof Observation observation) {
            tokens.addAll(CodedPairs.of(observation));
        }
        return tokens;
    }

    @Override
    public void initFhirPath() {
        var fhir = getContext();
        var usual = fhir.getValidationSupport();
        fhir.setValidationSupport(new FhirTypes(fhir));
        try {
            super.initFhirPath();
        } finally {
            fhir.setValidationSupport(usual);
        }
    }
}

package org.companion.store;

import ca.uhn.fhir.jpa.searchparam.extractor.SearchParamExtractorR4;

/** Reads search values out of resources; knows FHIR's types by a short list instead of every profile of the base. */
final class SearchExtraction extends SearchParamExtractorR4 {
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

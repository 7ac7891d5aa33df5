package org.companion.store;

import ca.uhn.fhir.context.FhirContext;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.companion.chart.PatientId;
import org.companion.consent.Discretion;
import org.companion.consent.Withheld;
import org.companion.fhir.ShownReader;
import org.companion.permission.Caller;
import org.hl7.fhir.r4.model.Resource;

/** Reads a resource only where a patient whom it names withholds something. */
final class StoredDiscretion implements Discretion {
    private static final Pattern PATIENT = Pattern.compile("Patient/([A-Za-z0-9\\-.]{1,64})");

    private final StoredWithholding withholding;
    private final FhirContext fhir;

    StoredDiscretion(StoredWithholding withholding, FhirContext fhir) {
        this.withholding = withholding;
        this.fhir = fhir;
    }

    @Override
    public Sight of(Caller caller) {
        return withholding.isAnyOnFile() ? new Looked(caller) : OPEN;
    }

    private final class Looked implements Sight {
        private final Caller caller;
        private final Map<PatientId, Withheld> known = new HashMap<>();

        Looked(Caller caller) {
            this.caller = caller;
        }

        @Override
        public Withheld of(PatientId patient) {
            return known.computeIfAbsent(patient, one -> withholding.of(one, caller));
        }

        @Override
        public boolean allows(String resource) {
            var named = PATIENT.matcher(resource).results().map(one -> new PatientId(one.group(1)));
            if (named.distinct().allMatch(one -> of(one).isNothing())) {
                return true;
            }
            var shown = ShownReader.read((Resource) fhir.newJsonParser().parseResource(resource));
            return shown.type().equals("Patient")
                    || shown.owners().stream()
                            .noneMatch(owner -> of(new PatientId(owner)).holds(shown));
        }
    }
}

package org.companion.consent;

import org.companion.chart.PatientId;
import org.companion.permission.Caller;

/** What may be shown to those who are not asking now but have asked to be told, or to be given files later. */
public interface Discretion {
    /** As of now: Consents that are written later are not in it. */
    Sight of(Caller caller);

    /** What one caller may see. */
    interface Sight {
        Withheld of(PatientId patient);

        /**
         * Whether a resource may be shown.
         *
         * @param resource as FHIR JSON
         */
        boolean allows(String resource);
    }

    /** Of somebody from whom nobody withholds anything. */
    Sight OPEN = new Sight() {
        @Override
        public Withheld of(PatientId patient) {
            return Withheld.NOTHING;
        }

        @Override
        public boolean allows(String resource) {
            return true;
        }
    };
}

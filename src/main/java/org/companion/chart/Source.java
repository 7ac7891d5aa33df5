package org.companion.chart;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Where a finding was read.
 *
 * @param reference FHIR reference of the resource, such as {@code Observation/123}
 * @param date when it was true of the patient (effective date, otherwise the issue date)
 * @param preliminary whether the laboratory may still change it
 * @param specimen FHIR reference of the material that was looked at
 */
public record Source(String reference, Optional<LocalDate> date, boolean preliminary, Optional<String> specimen) {
    /** Why a result is not used whose material is another person's. */
    public static final String OF_ANOTHER = "the specimen is another person's";

    /** Of a result whose material is not told. */
    public Source(String reference, Optional<LocalDate> date, boolean preliminary) {
        this(reference, date, preliminary, Optional.empty());
    }

    /** Whether this source is newer than the other; a dated one is newer than an undated one. */
    public boolean isAfter(Source other) {
        return date.isPresent() && (other.date.isEmpty() || date.get().isAfter(other.date.get()));
    }
}

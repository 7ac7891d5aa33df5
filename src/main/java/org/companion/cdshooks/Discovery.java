package org.companion.cdshooks;

import java.util.List;
import java.util.Map;

/** The answer of discovery (CDS Hooks 2.0.1, Discovery; version and hookVersion of the 3.0 ballot). */
record Discovery(List<Service> services) {
    /** The version of the services, as their callers see it. */
    static final String VERSION = "1.0.0";

    private static final String REQUIREMENTS =
            "Works for patients on file here by their id or by an identifier of the Patient in prefetch. For others it"
                    + " needs the prefetch asked for, or fhirServer with an access token that may read the same.";

    record Service(
            String hook,
            String title,
            String description,
            String id,
            String version,
            String hookVersion,
            String usageRequirements,
            Map<String, String> prefetch) {}

    static Discovery of(List<Hook> hooks) {
        return new Discovery(hooks.stream()
                .map(hook -> new Service(
                        hook.code(),
                        hook.title(),
                        hook.description(),
                        hook.service(),
                        VERSION,
                        hook.version(),
                        REQUIREMENTS,
                        hook.prefetch()))
                .toList());
    }
}

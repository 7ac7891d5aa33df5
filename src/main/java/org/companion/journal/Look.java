package org.companion.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One call that looked at a patient's data, or tried to; an AuditEvent is made of it.
 *
 * @param client the EHR that called, by the name in the settings; empty where nobody has to say
 * @param user FHIR reference of the person at the EHR, as the EHR says
 * @param patient logical id of the patient the call was about; empty where the call could not be read so far
 * @param service id of the service that was called
 * @param instance the hook instance, by which the EHR knows the call
 * @param status HTTP status of the answer
 * @param cards how many cards were shown
 * @param callbacks how many queries were sent to the EHR's FHIR server
 * @param entity the one resource that was read or written, as {@code Type/id}; empty where there is no one
 * @param reason why a person broke the glass to look; empty where nobody did
 * @param query the address that a search asked, with its parameters; empty for what is no search
 */
public record Look(
        UUID id,
        Instant at,
        Optional<String> client,
        Optional<String> user,
        Optional<String> patient,
        String service,
        Optional<String> instance,
        int status,
        int cards,
        int callbacks,
        Duration took,
        Optional<String> entity,
        Optional<String> reason,
        Optional<String> query) {
    /** A look at no one resource, as everyday as most. */
    public Look(
            UUID id,
            Instant at,
            Optional<String> client,
            Optional<String> user,
            Optional<String> patient,
            String service,
            Optional<String> instance,
            int status,
            int cards,
            int callbacks,
            Duration took) {
        this(
                id,
                at,
                client,
                user,
                patient,
                service,
                instance,
                status,
                cards,
                callbacks,
                took,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whether an answer was given. */
    public boolean succeeded() {
        return status < 400;
    }
}

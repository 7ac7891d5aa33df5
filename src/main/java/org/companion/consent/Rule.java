package org.companion.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.companion.permission.Shown;

/**
 * A provision of a Consent (FHIR R4, {@code Consent.provision}).
 *
 * @param denies what it says; empty where it leaves what was said before
 * @param exceptions provisions within it; a later one outweighs an earlier one
 */
public record Rule(Optional<Boolean> denies, Circumstances circumstances, Extent extent, List<Rule> exceptions) {
    public Rule {
        exceptions = List.copyOf(exceptions);
    }

    /** Whether the resource is denied to the caller, {@code before} where this says nothing. In doubt it is denied if either is. */
    boolean denies(Shown shown, Requester requester, Instant now, boolean before) {
        if (!holds(shown, requester, now, true)) {
            return before;
        }
        var said = denies.orElse(before);
        for (var exception : exceptions) {
            said = exception.denies(shown, requester, now, said);
        }
        return holds(shown, requester, now, false) ? said : said || before;
    }

    private boolean holds(Shown shown, Requester requester, Instant now, boolean widely) {
        return circumstances.areMet(requester, now, widely) && extent.holds(shown, widely);
    }

    /** Whether this, or an exception of it, may deny the caller something. */
    boolean mayDeny(Requester requester, Instant now) {
        return circumstances.areMet(requester, now, true)
                && (denies.orElse(false) || exceptions.stream().anyMatch(one -> one.mayDeny(requester, now)));
    }

    /** Whether it may deny the caller something that a genome holds. */
    boolean mayDenyGenome(Requester requester, Instant now) {
        return circumstances.areMet(requester, now, true)
                && extent.mayHoldGenome()
                && (denies.orElse(false) || exceptions.stream().anyMatch(one -> one.mayDenyGenome(requester, now)));
    }

    boolean meansMany() {
        return circumstances.actors().stream().anyMatch(Requester::isOfMany)
                || exceptions.stream().anyMatch(Rule::meansMany);
    }
}

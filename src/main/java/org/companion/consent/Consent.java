package org.companion.consent;

import java.time.Instant;
import org.companion.permission.Shown;

/**
 * A patient's Consent that is in force.
 *
 * @param deniesOtherwise what holds where no provision says anything (opt-out)
 */
public record Consent(boolean deniesOtherwise, Rule rule) {
    /** Whether it names an organization, a team or the like, so that it has to be known who belongs to it. */
    public boolean meansMany() {
        return rule.meansMany();
    }

    boolean denies(Shown shown, Requester requester, Instant now) {
        return rule.denies(shown, requester, now, deniesOtherwise);
    }

    boolean mayDeny(Requester requester, Instant now) {
        return deniesOtherwise || rule.mayDeny(requester, now);
    }

    boolean mayDenyGenome(Requester requester, Instant now) {
        return deniesOtherwise || rule.mayDenyGenome(requester, now);
    }
}

package org.companion.consent;

import java.time.Instant;
import org.companion.permission.Caller;
import org.companion.permission.Shown;

/**
 * A patient's Consent that is in force.
 *
 * @param deniesOtherwise what holds where no provision says anything (opt-out)
 */
public record Consent(boolean deniesOtherwise, Rule rule) {
    boolean denies(Shown shown, Caller caller, Instant now) {
        return rule.denies(shown, caller, now, deniesOtherwise);
    }

    boolean mayDeny(Caller caller, Instant now) {
        return deniesOtherwise || rule.mayDeny(caller, now);
    }

    boolean mayDenyGenome(Caller caller, Instant now) {
        return deniesOtherwise || rule.mayDenyGenome(caller, now);
    }
}

package org.companion.consent;

import java.time.Instant;
import java.util.Set;
import org.companion.permission.Stretch;

/**
 * When a provision holds, and for whom. Of each kind any has to be met; none of a kind asks for nothing.
 *
 * @param validity the time of its validity
 * @param actors references of those it is about, or the ids of their programs
 * @param purposes for which it is asked, by codes of HL7's PurposeOfUse
 * @param actions by codes of HL7's consentaction
 */
public record Circumstances(Stretch validity, Set<String> actors, Set<String> purposes, Set<String> actions) {
    /** What this house does with what it keeps; that it keeps it is not asked here. */
    private static final Set<String> SHOWING = Set.of("access", "use", "disclose");

    private static final Set<String> NOT_SHOWING = Set.of("collect", "correct");

    public Circumstances {
        actors = Set.copyOf(actors);
        purposes = Set.copyOf(purposes);
        actions = Set.copyOf(actions);
    }

    /**
     * Whether they are met.
     *
     * @param widely whether what is not known counts as met
     */
    boolean areMet(Requester requester, Instant now, boolean widely) {
        return validity.contains(now)
                && (actors.isEmpty() || actors.stream().anyMatch(actor -> requester.isMeantBy(actor, widely)))
                && (purposes.isEmpty() || isAskedFor(requester.caller().purposes(), widely))
                && (actions.isEmpty() || actions.stream().anyMatch(action -> isShowing(action, widely)));
    }

    /** Who asks for two things is denied what either is denied, and permitted what both are. */
    private boolean isAskedFor(Set<String> asked, boolean widely) {
        return widely
                ? asked.isEmpty() || asked.stream().anyMatch(one -> Purposes.isAnyOf(one, purposes))
                : !asked.isEmpty() && asked.stream().allMatch(one -> Purposes.isAnyOf(one, purposes));
    }

    private static boolean isShowing(String action, boolean widely) {
        return SHOWING.contains(action) || (widely && !NOT_SHOWING.contains(action));
    }
}

package org.companion.consent;

import java.time.Instant;
import java.util.Set;
import org.companion.permission.Caller;
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
    /** It cannot be told here who belongs to these; what is denied to them is denied to all. */
    private static final Set<String> UNTOLD =
            Set.of("Organization", "CareTeam", "Group", "PractitionerRole", "RelatedPerson");

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
     * @param widely whether what is not known counts as met, as it must where something is denied
     */
    boolean areMet(Caller caller, Instant now, boolean widely) {
        return validity.contains(now)
                && (actors.isEmpty() || actors.stream().anyMatch(actor -> isMeant(actor, caller, widely)))
                && (purposes.isEmpty() || isAskedFor(caller.purposes(), widely))
                && (actions.isEmpty() || actions.stream().anyMatch(action -> isShowing(action, widely)));
    }

    private static boolean isMeant(String actor, Caller caller, boolean widely) {
        return caller.names().contains(actor)
                || (widely && UNTOLD.contains(actor.substring(0, Math.max(0, actor.indexOf('/')))));
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

package org.companion.consent;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.companion.permission.Caller;

/**
 * Who asks, by everything a Consent may mean by an actor.
 *
 * @param belonging references of the roles, organizations, teams and groups of the person; empty where nobody keeps them
 */
public record Requester(Caller caller, Optional<Set<String>> belonging) {
    private static final Set<String> OF_MANY = Set.of("Organization", "CareTeam", "Group", "PractitionerRole");

    public Requester {
        belonging = belonging.map(Set::copyOf);
    }

    /** Somebody of whom no more is known than the call says. */
    public static Requester of(Caller caller) {
        return new Requester(caller, Optional.empty());
    }

    /** Whether an actor means many, so that it has to be known who belongs to them. */
    public static boolean isOfMany(String actor) {
        return OF_MANY.contains(type(actor));
    }

    /**
     * Whether a Consent means this one.
     *
     * @param widely what is answered where that is not known
     */
    boolean isMeantBy(String actor, boolean widely) {
        if (names().contains(actor)) {
            return true;
        }
        if (isOfMany(actor)) {
            return widely && belonging.isEmpty();
        }
        return widely && type(actor).equals("RelatedPerson") && caller.user().isEmpty();
    }

    private Set<String> names() {
        var names = new HashSet<>(caller.names());
        belonging.ifPresent(names::addAll);
        return names;
    }

    private static String type(String reference) {
        return Stream.of(reference.split("/", 2)).findFirst().orElse("");
    }
}

package org.companion.permission;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls, and what that caller was granted.
 *
 * @param client the program that calls, as the issuer of its token knows it
 * @param user reference of the person behind it ({@code fhirUser}); empty for a program alone
 * @param patient the patient in context, by logical id; empty where there is none
 * @param grants what it may do
 * @param purposes what for, by codes of HL7's PurposeOfUse; empty where nobody has said
 * @param emergency why a person has broken the glass: nothing that patients withhold is withheld then; empty: nobody has
 */
public record Caller(
        String client,
        Optional<String> user,
        Optional<String> patient,
        List<Grant> grants,
        Set<String> purposes,
        Optional<String> emergency) {
    /** Asking for a patient who is treated (HL7 PurposeOfUse). */
    public static final Set<String> TREATMENT = Set.of("TREAT");

    /** Whoever sits at this machine, in local mode. */
    public static final Caller LOCAL = new Caller(
                    "local",
                    Optional.empty(),
                    Optional.empty(),
                    List.of(new Grant(false, "*", Set.of(Deed.values()), List.of())))
            .asking(TREATMENT);

    /** Somebody who has shown nothing, and may do nothing. */
    public static final Caller NOBODY = new Caller("", Optional.empty(), Optional.empty(), List.of());

    /** Under this name a request carries its caller. */
    public static final String ATTRIBUTE = Caller.class.getName();

    public Caller {
        grants = List.copyOf(grants);
        purposes = Set.copyOf(purposes);
    }

    public Caller(String client, Optional<String> user, Optional<String> patient, List<Grant> grants) {
        this(client, user, patient, grants, Set.of(), Optional.empty());
    }

    /** The same, with this person behind it. */
    public Caller of(String person) {
        return new Caller(client, Optional.of(person), patient, grants, purposes, emergency);
    }

    /** The same in an emergency. */
    public Caller inEmergency(String reason) {
        return new Caller(client, user, patient, grants, purposes, Optional.of(reason));
    }

    /** The same, asking for this. */
    public Caller asking(Set<String> what) {
        return new Caller(client, user, patient, grants, what, emergency);
    }

    /** How a Consent may name it: the person by reference, the program by its id or as a Device. */
    public Set<String> names() {
        var names = new HashSet<>(Set.of(client, "Device/" + client));
        user.ifPresent(reference -> {
            var parts = reference.split("/");
            names.add(parts.length < 2 ? reference : parts[parts.length - 2] + "/" + parts[parts.length - 1]);
        });
        return names;
    }

    /** Whether there are resources of this type to which it may do this. */
    public boolean may(Deed deed, String type) {
        return grants.stream().anyMatch(grant -> isInForce(grant) && grant.isAbout(deed, type));
    }

    /** Whether it may do this to every resource of the type, whosever it is; {@code *} asks for all types. */
    public boolean mayToAll(Deed deed, String type) {
        return grants.stream().anyMatch(grant -> grant.isWhole() && grant.isAbout(deed, type));
    }

    /** Whether there is a type to every resource of which it may do this. */
    public boolean mayToAllOfSome(Deed deed) {
        return grants.stream()
                .anyMatch(grant -> grant.isWhole() && grant.deeds().contains(deed));
    }

    /** Whether it may do this to every resource of the type that is this patient's. */
    public boolean mayToAllOf(Deed deed, String type, String owner) {
        return grants.stream()
                .anyMatch(grant -> grant.isAbout(deed, type)
                        && grant.only().isEmpty()
                        && (!grant.isOfPatient()
                                || patient.filter(owner::equals).isPresent()));
    }

    /** Whether it may do this to this resource. */
    public boolean may(Deed deed, Shown shown) {
        return grants.stream()
                .anyMatch(grant -> grant.isAbout(deed, shown.type()) && grant.reaches(deed, shown, patient));
    }

    /** What a search of a type has to ask for besides, so that it finds nothing that must not be shown. */
    public Bounds bounds(Deed deed, String type) {
        if (mayToAll(deed, type)) {
            return Bounds.NONE;
        }
        var about = grants.stream()
                .filter(grant -> isInForce(grant) && grant.isAbout(deed, type))
                .toList();
        var ofPatient = about.stream().allMatch(Grant::isOfPatient) ? patient : Optional.<String>empty();
        var narrowings = about.stream().map(Grant::only).distinct().toList();
        return new Bounds(
                true,
                ofPatient,
                narrowings.size() == 1 ? narrowings.get(0) : List.of(),
                about.stream().map(Grant::isOfPatient).distinct().count() == 1 && narrowings.size() == 1);
    }

    private boolean isInForce(Grant grant) {
        return !grant.isOfPatient() || patient.isPresent();
    }

    /**
     * Bounds of a search.
     *
     * @param areSet whether there are any
     * @param patient whose data alone may be found
     * @param only what else has to fit
     * @param areExact whether what is found within them may all be shown, so that it may be counted
     */
    public record Bounds(boolean areSet, Optional<String> patient, List<Only> only, boolean areExact) {
        static final Bounds NONE = new Bounds(false, Optional.empty(), List.of(), true);
    }
}

package org.companion.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.companion.permission.Caller;
import org.companion.permission.Shown;

/**
 * A provision of a Consent (FHIR R4, {@code Consent.provision}). Conditions of different kinds have to be met together, of
 * one kind any of them; none of a kind asks for nothing.
 *
 * @param denies what it says; empty where it leaves what was said before
 * @param from first moment of its validity
 * @param until first moment after it
 * @param actors references of those it is about, or the ids of their programs
 * @param types of resources
 * @param codes what the resource is about: its code, its category or its gene
 * @param labels security labels
 * @param resources single resources, such as {@code Observation/1}
 * @param exceptions provisions within it; a later one outweighs an earlier one
 */
public record Rule(
        Optional<Boolean> denies,
        Optional<Instant> from,
        Optional<Instant> until,
        Set<String> actors,
        Set<String> types,
        List<Shown.Code> codes,
        List<Shown.Code> labels,
        Set<String> resources,
        List<Rule> exceptions) {
    /** It cannot be told here who belongs to these; what is denied to them is denied to all. */
    private static final Set<String> UNTOLD =
            Set.of("Organization", "CareTeam", "Group", "PractitionerRole", "RelatedPerson");

    private static final List<String> ABOUT = List.of("code", "category", "gene");
    private static final Set<String> OF_GENOMES = Set.of("Observation", "MolecularSequence");

    public Rule {
        actors = Set.copyOf(actors);
        types = Set.copyOf(types);
        codes = List.copyOf(codes);
        labels = List.copyOf(labels);
        resources = Set.copyOf(resources);
        exceptions = List.copyOf(exceptions);
    }

    /** Whether the resource is denied to the caller, {@code before} where this says nothing. */
    boolean denies(Shown shown, Caller caller, Instant now, boolean before) {
        if (!concerns(caller, now) || !isAbout(shown)) {
            return before;
        }
        var said = denies.orElse(before);
        for (var exception : exceptions) {
            said = exception.denies(shown, caller, now, said);
        }
        return said;
    }

    /** Whether this, or an exception of it, may deny the caller something. */
    boolean mayDeny(Caller caller, Instant now) {
        return concerns(caller, now)
                && (denies.orElse(false) || exceptions.stream().anyMatch(one -> one.mayDeny(caller, now)));
    }

    /** Whether it may deny the caller something that a genome holds, which bears no codes. */
    boolean mayDenyGenome(Caller caller, Instant now) {
        return concerns(caller, now)
                && resources.isEmpty()
                && (types.isEmpty() || types.stream().anyMatch(OF_GENOMES::contains))
                && (denies.orElse(false) || exceptions.stream().anyMatch(one -> one.mayDenyGenome(caller, now)));
    }

    private boolean concerns(Caller caller, Instant now) {
        return from.filter(now::isBefore).isEmpty()
                && until.filter(end -> !now.isBefore(end)).isEmpty()
                && (actors.isEmpty() || actors.stream().anyMatch(actor -> isMeant(actor, caller)));
    }

    private boolean isMeant(String actor, Caller caller) {
        return caller.names().contains(actor)
                || (denies.orElse(false) && UNTOLD.contains(actor.substring(0, Math.max(0, actor.indexOf('/')))));
    }

    private boolean isAbout(Shown shown) {
        return (types.isEmpty() || types.contains(shown.type()))
                && (resources.isEmpty() || resources.contains(shown.type() + "/" + shown.id()))
                && (codes.isEmpty() || meets(codes, ABOUT.stream().flatMap(shown::codes)))
                && (labels.isEmpty() || meets(labels, shown.codes("_security")));
    }

    private static boolean meets(List<Shown.Code> wanted, Stream<Shown.Code> there) {
        return there.anyMatch(code -> wanted.stream()
                .anyMatch(want -> want.code().equalsIgnoreCase(code.code())
                        && (want.system().isEmpty()
                                || code.system().isEmpty()
                                || want.system().equals(code.system()))));
    }
}

package org.companion.consent;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.companion.permission.Caller;
import org.companion.permission.Shown;

/**
 * What a caller is not shown of one patient. What rests on something withheld is withheld with it; so is what tells of a
 * patient's genes in words, since nobody can say what the words hold, and the Consent itself, which names what it hides.
 */
public final class Withheld {
    /** Nothing. */
    public static final Withheld NOTHING = new Withheld(List.of(), Requester.of(Caller.LOCAL), Instant.EPOCH, Set.of());

    /** Types that hold words or files about many findings at once. */
    private static final Set<String> IN_WORDS =
            Set.of("DiagnosticReport", "DocumentReference", "Binary", "Composition", "Media", "ClinicalImpression");

    private static final String GENETICS = "GE";

    private final List<Consent> consents;
    private final Requester requester;
    private final Instant now;
    private final Set<String> references;

    private Withheld(List<Consent> consents, Requester requester, Instant now, Set<String> references) {
        this.consents = consents;
        this.requester = requester;
        this.now = now;
        this.references = references;
    }

    /**
     * What these consents withhold.
     *
     * @param all the patient's resources on file
     */
    public static Withheld of(Collection<Consent> consents, Requester requester, Instant now, Collection<Shown> all) {
        var inForce =
                consents.stream().filter(one -> one.mayDeny(requester, now)).toList();
        if (inForce.isEmpty()) {
            return NOTHING;
        }
        var first = new Withheld(inForce, requester, now, Set.of());
        var found = new HashSet<String>();
        all.stream().filter(first::isDenied).map(Withheld::reference).forEach(found::add);
        var before = -1;
        while (before != found.size()) {
            before = found.size();
            all.stream()
                    .filter(one -> one.basis().stream().anyMatch(found::contains))
                    .map(Withheld::reference)
                    .forEach(found::add);
        }
        return new Withheld(inForce, requester, now, Set.copyOf(found));
    }

    public boolean isNothing() {
        return consents.isEmpty();
    }

    /** Whether the caller must not see the resource of this reference. */
    public boolean holds(String reference) {
        return references.contains(reference);
    }

    /** Whether the caller must not see this resource, which may be of a type that charts are not made of. */
    public boolean holds(Shown shown) {
        return holds(reference(shown))
                || isDenied(shown)
                || shown.basis().stream().anyMatch(references::contains);
    }

    /** Whether the caller must not see what a sequencer called. */
    public boolean holdsGenome() {
        return consents.stream().anyMatch(one -> one.mayDenyGenome(requester, now));
    }

    private boolean isDenied(Shown shown) {
        return shown.type().equals("Consent")
                || consents.stream().anyMatch(one -> one.denies(shown, requester, now))
                || (IN_WORDS.contains(shown.type()) && mayTellOfGenes(shown) && holdsGenome());
    }

    private static boolean mayTellOfGenes(Shown shown) {
        return shown.codes("category").findAny().isEmpty()
                || shown.codes("category").anyMatch(code -> code.code().equals(GENETICS));
    }

    private static String reference(Shown shown) {
        return shown.type() + "/" + shown.id();
    }
}

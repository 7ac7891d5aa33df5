package org.companion.permission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One scope that lets a caller do something to resources (SMART App Launch 2.2, "Scopes for requesting FHIR resources";
 * of version 1 too).
 *
 * @param isOfPatient whether it reaches the data of the patient in context alone
 * @param type of resource, or {@code *}
 * @param only what narrows it; all of it has to fit
 */
public record Grant(boolean isOfPatient, String type, Set<Deed> deeds, List<Only> only) {
    private static final Pattern SCOPE =
            Pattern.compile("(patient|user|system)/([A-Z][A-Za-z]{1,63}|\\*)\\.([a-z*]{1,5})(?:\\?(.{1,500}))?");

    public Grant {
        deeds = Set.copyOf(deeds);
        only = List.copyOf(only);
    }

    /** Reads the scopes of a token; such as are not about resources, or not understood, grant nothing. */
    public static List<Grant> read(String scopes) {
        return Stream.of(scopes.strip().split("\\s+"))
                .flatMap(scope -> one(scope).stream())
                .toList();
    }

    private static Optional<Grant> one(String scope) {
        var m = SCOPE.matcher(scope);
        if (!m.matches()) {
            return Optional.empty();
        }
        var deeds = Deed.named(m.group(3));
        var only = m.group(4) == null ? Optional.of(List.<Only>of()) : narrowing(m.group(4));
        return deeds.isEmpty() || only.isEmpty()
                ? Optional.empty()
                : Optional.of(new Grant(m.group(1).equals("patient"), m.group(2), deeds.get(), only.get()));
    }

    /** Empty where one is not known: a grant that cannot be narrowed as was meant must not be wider. */
    private static Optional<List<Only>> narrowing(String query) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (var pair : query.split("&")) {
            var sign = pair.indexOf('=');
            if (sign <= 0 || sign + 1 == pair.length() || !Only.KNOWN.contains(pair.substring(0, sign))) {
                return Optional.empty();
            }
            if (found.put(
                            pair.substring(0, sign),
                            List.of(pair.substring(sign + 1).split(",")))
                    != null) {
                return Optional.empty();
            }
        }
        var all = new ArrayList<Only>();
        found.forEach((parameter, values) -> all.add(new Only(parameter, values)));
        return Optional.of(all);
    }

    /** Whether what the other lets do this one lets do too. */
    public boolean covers(Grant other) {
        return isOfPatient == other.isOfPatient
                && (type.equals("*") || type.equals(other.type))
                && deeds.containsAll(other.deeds)
                && (only.isEmpty() || only.equals(other.only));
    }

    boolean isAbout(Deed deed, String asked) {
        return deeds.contains(deed) && (type.equals("*") || type.equals(asked));
    }

    /** Whether it reaches every resource of its type. */
    boolean isWhole() {
        return !isOfPatient && only.isEmpty();
    }

    /** What is nobody's data can be seen with a patient's grants, and not written. */
    boolean reaches(Deed deed, Shown shown, Optional<String> patient) {
        return (!isOfPatient
                        || (shown.isCommon() && deed.isLooking())
                        || patient.filter(shown::isOf).isPresent())
                && only.stream().allMatch(one -> one.fits(shown));
    }
}

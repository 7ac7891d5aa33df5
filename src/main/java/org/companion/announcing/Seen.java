package org.companion.announcing;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.companion.chart.PatientId;
import org.companion.consent.Discretion;

/**
 * What is advised now, as far as one subscriber may see what it rests on.
 *
 * @param isAll whether nothing is withheld
 */
record Seen(List<Said> now, boolean isAll) {
    static Seen by(Subscriber subscriber, Discretion discretion, PatientId patient, List<Said> now) {
        var withheld = discretion.of(subscriber.asker()).of(patient);
        return withheld.isNothing()
                ? new Seen(now, true)
                : new Seen(now.stream().filter(said -> said.isVisible(withheld)).toList(), false);
    }

    /** What somebody should hear of soon and was not advised before. */
    List<Said> urgentBeside(List<Said> before) {
        var known = all(before, Said::key);
        return now.stream()
                .filter(Said::isUrgent)
                .filter(said -> !known.contains(said.key()))
                .toList();
    }

    /** Whether it is not what it was; where something is withheld, what is not advised any more is not missed. */
    boolean differsFrom(List<Said> before) {
        var known = all(before, Said::exactly);
        var here = all(now, Said::exactly);
        return isAll ? !here.equals(known) : !known.containsAll(here);
    }

    private static Set<String> all(Collection<Said> said, Function<Said, String> by) {
        return said.stream().map(by).collect(Collectors.toSet());
    }
}

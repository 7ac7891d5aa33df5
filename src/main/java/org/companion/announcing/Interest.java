package org.companion.announcing;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * What of the writes has to be noted for those who asked.
 *
 * @param types of which each new version is noted
 * @param charts whether it is noted whose charts are touched
 */
public record Interest(Set<String> types, boolean charts) {
    /** Nobody asked. */
    public static final Interest NONE = new Interest(Set.of(), false);

    public Interest {
        types = Set.copyOf(types);
    }

    /** What these ask for. */
    public static Interest of(Collection<Subscriber> subscribers, Instant now) {
        var types = new HashSet<String>();
        var charts = false;
        for (var one : subscribers) {
            if (!one.isLive(now)) {
                continue;
            }
            if (one.topic().filter(Topic::isOfAdvice).isPresent()) {
                charts = true;
            } else {
                types.add(one.topic()
                        .map(Topic::focus)
                        .orElseGet(() -> one.filters().get(0).type()));
            }
        }
        return types.isEmpty() && !charts ? NONE : new Interest(types, charts);
    }
}

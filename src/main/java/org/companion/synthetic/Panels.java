package org.companion.synthetic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What was looked at, and when. */
final class Panels {
    private final List<Row> panels = Table.read("panels.csv");
    private final long seed;
    private final LocalDate today;

    Panels(long seed, LocalDate today) {
        this.seed = seed;
        this.today = today;
    }

    /** The days on which this was looked at in the person, the newest first; none where it never was. */
    List<LocalDate> days(Person person, String panel) {
        var row = panels.stream()
                .filter(one -> one.text("panel").equals(panel))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the table of panels has no " + panel));
        var draw = Draw.of(seed, person.id(), "panel " + panel);
        var days = new ArrayList<LocalDate>();
        if (draw.happens(row.share())) {
            var ago = 0;
            for (var times = draw.between(1, row.whole("times")); times > 0; times--) {
                ago += draw.between(1, row.whole("days"));
                days.add(person.ago(ago, today));
            }
        }
        return days.stream().distinct().toList();
    }
}

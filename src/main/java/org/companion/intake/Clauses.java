package org.companion.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parts an answer into clauses, each with how firmly it is parted from the one before. */
final class Clauses {
    private static final Pattern DIVIDER = Pattern.compile(
            "(?<apart>;|\\n|\\.\\s|\\sbut\\s|\\swith\\s|\\s(?=without\\s))|(?<joined>,?\\s(?:and|or|nor)\\s|\\s?&\\s?)|,\\s");

    private Clauses() {}

    /** How a clause stands to the one before. */
    enum Parting {
        /** By "and" or "or": what is said of one is said of the other. */
        JOINED,
        /** By a comma: a list, or something new. */
        LISTED,
        /** By a full stop, a semicolon, "but": something new. */
        APART
    }

    record Clause(String text, Parting before) {}

    static List<Clause> of(String answer) {
        var clauses = new ArrayList<Clause>();
        var divider = DIVIDER.matcher(answer);
        var start = 0;
        var before = Parting.APART;
        while (divider.find()) {
            var text = answer.substring(start, divider.start());
            if (!text.isBlank()) {
                clauses.add(new Clause(text.strip(), before));
                before = parting(divider);
            }
            start = divider.end();
        }
        var last = answer.substring(start);
        if (!last.isBlank()) {
            clauses.add(new Clause(last.strip(), before));
        }
        return clauses;
    }

    private static Parting parting(Matcher divider) {
        if (divider.group("apart") != null) {
            return Parting.APART;
        }
        return divider.group("joined") != null ? Parting.JOINED : Parting.LISTED;
    }
}

package org.companion.advice;

import java.util.List;

/** The advisor's answer to one order: what to do, and what it would have to know. Both may be empty. */
public record Consultation(List<Advice> advice, List<Unknown> unknown) {
    public Consultation {
        advice = List.copyOf(advice);
        unknown = List.copyOf(unknown);
    }
}

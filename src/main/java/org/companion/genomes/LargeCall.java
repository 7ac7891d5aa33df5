package org.companion.genomes;

import java.math.BigDecimal;
import java.util.Optional;
import org.companion.genome.Interval;

/**
 * A structural change: its ends may be known only within bounds.
 *
 * @param type Sequence Ontology code, such as {@code SO:0001743}
 * @param outer the widest it can be; zero-based, end excluded
 * @param inner the least it must be; empty when not told
 * @param copies how many copies the sample has there
 */
public record LargeCall(
        String type,
        Interval outer,
        Optional<Interval> inner,
        Optional<BigDecimal> copies,
        CallState state,
        boolean passed) {}

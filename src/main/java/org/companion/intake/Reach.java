package org.companion.intake;

import java.util.Optional;
import org.companion.genome.Interval;

/**
 * How far a structural variant reaches on the build it is written in. Zero-based, end excluded.
 *
 * @param outer the widest it can be
 * @param inner the least it must be; empty when not told
 */
public record Reach(Interval outer, Optional<Interval> inner) {}

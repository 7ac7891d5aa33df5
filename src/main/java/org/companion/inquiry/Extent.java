package org.companion.inquiry;

import java.util.Optional;

/**
 * How far a variant reaches.
 *
 * @param outer the widest it can be; for a small variant where it is
 * @param inner the least it must be, where the ends are told within bounds
 */
public record Extent(Place outer, Optional<Place> inner) {}

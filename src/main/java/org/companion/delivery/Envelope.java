package org.companion.delivery;

import java.util.Optional;

/**
 * Who sent a payload, and under which number.
 *
 * @param application the sending application; empty where not told
 * @param facility the sending facility; empty where not told
 * @param number by which the sender tells its messages apart; the payload's digest where it gives none
 * @param sent when the sender made it
 */
public record Envelope(String application, String facility, String number, Optional<Moment> sent) {}

package org.companion.inbox;

import org.companion.delivery.Delivery;
import org.companion.delivery.Entry;

/** Is told of what has been accepted. */
@FunctionalInterface
interface Filing {
    /** To be filed; returns when it is on file where nothing else waits, else at once. */
    void accepted(Entry entry, Delivery delivery);
}

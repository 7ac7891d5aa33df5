package org.companion.announcing;

import java.util.Optional;

/** The status of Subscriptions, which the house alone sets. */
public interface Statuses {
    /** Writes the status into the resource; an error says why. Nothing is done where it has been written otherwise since. */
    void set(Subscriber subscriber, Status status, Optional<String> error);
}

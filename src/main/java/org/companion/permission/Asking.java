package org.companion.permission;

import java.util.Optional;

/** Who is behind the call that is being answered. */
public interface Asking {
    /** Empty where the house itself is at work. */
    Optional<Caller> caller();

    /** Says that this person is behind the call, where the call tells and not its token. */
    void person(String reference);
}

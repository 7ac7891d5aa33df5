package org.companion.delivery;

import java.util.List;

/** The patients on file, as far as a delivery can be about them. */
public interface People {
    /** Those who bear one of the numbers that were sent, whoever assigned it. */
    List<KnownPatient> bearing(SentPatient sent);
}

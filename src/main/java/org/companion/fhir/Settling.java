package org.companion.fhir;

/** Makes sure that what has been committed outlives this process. To be asked before a write is acknowledged. */
public interface Settling {
    /** Returns when everything that was committed before the call is on disk. */
    void settle();
}

package org.companion.advice;

/** How much is asked of what is known. */
public enum Reach {
    /** What an order needs: nothing of drugs that are not given together, no reports of single patients. */
    ORDER,
    /** What could be given: also drugs together that are not ordered together yet. */
    OPTIONS,
    /** All there is, reports of single patients too. */
    EVERYTHING
}

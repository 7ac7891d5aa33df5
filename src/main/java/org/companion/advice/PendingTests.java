package org.companion.advice;

import org.companion.chart.PendingTest;
import org.companion.knowledge.LabTest;

/** Recognises a test that is already ordered. */
final class PendingTests {
    private PendingTests() {}

    static boolean is(PendingTest pending, LabTest wanted) {
        var test = pending.test();
        return test.codes().stream()
                        .anyMatch(code ->
                                wanted.loinc().filter(code.code()::equals).isPresent()
                                        || code.display().equalsIgnoreCase(wanted.display()))
                || test.text().equalsIgnoreCase(wanted.display());
    }
}

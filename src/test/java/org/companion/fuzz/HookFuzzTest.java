package org.companion.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.companion.cdshooks.OpenHooks;

/** Calls of the services as they may come from any client. */
class HookFuzzTest {
    @FuzzTest
    void aCallIsAnsweredOrRefused(byte[] body) {
        OpenHooks.call(body);
    }

    @FuzzTest
    void feedbackIsReadOrRefused(byte[] body) {
        OpenHooks.feedback(body);
    }
}

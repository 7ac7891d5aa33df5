package org.companion;

import org.springframework.context.SmartLifecycle;

/** Something that is done once when all is built, before the web server takes its first call. */
final class BeforeFirstCall implements SmartLifecycle {
    private final Runnable deed;
    private boolean done;

    BeforeFirstCall(Runnable deed) {
        this.deed = deed;
    }

    @Override
    public void start() {
        deed.run();
        done = true;
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    /** The web server's phase is near the highest; this one comes before. */
    @Override
    public int getPhase() {
        return 0;
    }
}

package org.companion.cassandra;

import com.datastax.oss.driver.api.core.cql.Statement;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.companion.genomes.ShelfAway;
import org.jspecify.annotations.Nullable;

/** Writes that are on their way, so many at most; whoever has more waits. */
final class InFlight {
    static final int MOST = 64;

    private final Calls calls;
    private final Semaphore free = new Semaphore(MOST);
    private final AtomicReference<@Nullable Throwable> failed = new AtomicReference<>();

    InFlight(Calls calls) {
        this.calls = calls;
    }

    /** @throws ShelfAway when one of those before has failed */
    void send(Statement<?> statement) {
        take(1);
        calls.send(statement).whenComplete((answer, failure) -> {
            if (failure != null) {
                failed.compareAndSet(null, failure);
            }
            free.release();
        });
    }

    /**
     * Waits until all that were sent are safe.
     *
     * @throws ShelfAway when one has failed
     */
    void allSafe() {
        take(MOST);
        free.release(MOST);
    }

    private void take(int permits) {
        try {
            free.acquire(permits);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ShelfAway("the server is being stopped", stopped);
        }
        var failure = failed.get();
        if (failure != null) {
            free.release(permits);
            throw Calls.away(failure);
        }
    }
}

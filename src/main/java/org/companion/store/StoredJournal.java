package org.companion.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.companion.journal.Journal;
import org.companion.journal.Look;
import org.companion.journal.ShownCard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * The journal in the database. One thread writes what callers note, twenty times a second and all that waits in one
 * transaction, so that a call waits for no disk and wakes no thread; a question has what was noted before it written
 * first. What cannot be written is tried again,
 * and when too much waits, callers wait too and then fail: nothing is passed over.
 */
final class StoredJournal implements Journal, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(StoredJournal.class);
    private static final int WAITING = 10_000;
    private static final int AT_ONCE = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration GATHERING = Duration.ofMillis(50);

    /** A call with the cards it showed. */
    record Entry(Look look, List<ShownCard> cards) {}

    private final JournalTables tables;
    private final BlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Thread writer = new Thread(this::write, "journal");
    private final Object progress = new Object();
    private long noted;
    private long written;
    private volatile boolean stopping;

    StoredJournal(JournalTables tables) {
        this.tables = tables;
        writer.setDaemon(true);
        writer.start();
    }

    @Override
    public void note(Look look, List<ShownCard> cards) {
        try {
            synchronized (progress) {
                noted++;
            }
            if (!waiting.offer(new Entry(look, List.copyOf(cards)), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                synchronized (progress) {
                    noted--;
                }
                throw new IllegalStateException("the journal cannot be written");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the journal cannot be written", stopped);
        }
    }

    @Override
    public Set<String> topicsShown(String patient, String drug, Instant from, Instant until) {
        awaitWritten();
        return tables.topicsShown(patient, drug, from, until);
    }

    @Override
    public Set<Seen> seenBy(String user, String patient, String service, Instant from) {
        awaitWritten();
        return tables.seenBy(user, patient, service, from);
    }

    @Override
    public List<Look> looks(Asked asked, int limit) {
        awaitWritten();
        return tables.looks(asked, limit);
    }

    @Override
    public Checked check() {
        awaitWritten();
        return tables.check();
    }

    /** How many calls wait to be written. */
    int depth() {
        return waiting.size();
    }

    /** Returns when all that was noted before the call is written. */
    void awaitWritten() {
        var end = System.nanoTime() + PATIENCE.toNanos();
        synchronized (progress) {
            var all = noted;
            while (written < all) {
                LockSupport.unpark(writer);
                var left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new IllegalStateException("the journal cannot be written");
                }
                try {
                    progress.wait(left);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("the journal cannot be read", stopped);
                }
            }
        }
    }

    private void write() {
        var batch = new ArrayList<Entry>();
        try {
            while (!stopping || !waiting.isEmpty()) {
                if (waiting.drainTo(batch, AT_ONCE) > 0) {
                    writeSurely(batch);
                }
                if (batch.size() < AT_ONCE && !stopping) {
                    LockSupport.parkNanos(GATHERING.toNanos());
                }
                batch.clear();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeSurely(List<Entry> batch) throws InterruptedException {
        for (var pause = 100L; ; pause = Math.min(pause * 2, 5_000)) {
            try {
                tables.write(batch);
                break;
            } catch (RuntimeException failed) {
                LOG.error(
                        "{} calls could not be written to the journal and will be tried again: {}",
                        batch.size(),
                        failed.getClass().getName());
                if (stopping) {
                    return;
                }
                Thread.sleep(pause);
            }
        }
        synchronized (progress) {
            written += batch.size();
            progress.notifyAll();
        }
    }

    /** After the last call; what waits is written first. */
    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        LockSupport.unpark(writer);
        writer.join(Duration.ofSeconds(20).toMillis());
    }
}

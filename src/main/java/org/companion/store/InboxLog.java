package org.companion.store;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.companion.fhir.Settling;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Beside an H2 file: what was kept in the inbox since the file was last written. Writing the file for each message would
 * write every page that filing has touched as well; a line in this log is short. What was in it when the process ended is
 * put into the inbox again at the start, in its order.
 */
final class InboxLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InboxLog.class);
    private static final String ENDING = ".inbox-log";
    private static final int SETTLED_EVERY_MILLIS = 1_000;
    private static final int LONGEST = 256 << 20;

    private final Path folder;
    private final Settling settling;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "inbox-log");
        thread.setDaemon(true);
        return thread;
    });
    private FileChannel channel;
    private Path file;
    private long number;
    private boolean written;

    InboxLog(Path folder, Settling settling) {
        this.folder = folder;
        this.settling = settling;
        this.number = System.currentTimeMillis();
        this.file = folder.resolve(number + ENDING);
        this.channel = open(file);
    }

    private static FileChannel open(Path file) {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Writes one record; it outlives the process when the call returns. */
    void append(byte[] record) {
        var whole = ByteBuffer.allocate(record.length + 12);
        whole.putInt(record.length).put(record).putLong(sum(record)).flip();
        synchronized (this) {
            try {
                while (whole.hasRemaining()) {
                    channel.write(whole);
                }
                written = true;
            } catch (IOException failed) {
                throw new UncheckedIOException("the inbox's log cannot be written", failed);
            }
        }
    }

    private static long sum(byte[] record) {
        var sum = new CRC32();
        sum.update(record);
        return sum.getValue();
    }

    /** The records that earlier processes have left, the oldest first; one that was cut off was never acknowledged. */
    List<byte[]> left() {
        var records = new ArrayList<byte[]>();
        for (var one : before()) {
            try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(one)))) {
                read(in, records);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return records;
    }

    private static void read(DataInputStream in, List<byte[]> records) throws IOException {
        try {
            while (true) {
                var length = in.readInt();
                if (length < 0 || length > LONGEST) {
                    return;
                }
                var record = new byte[length];
                in.readFully(record);
                if (in.readLong() != sum(record)) {
                    return;
                }
                records.add(record);
            }
        } catch (EOFException end) {
            LOG.debug("An inbox log ends here");
        }
    }

    private List<Path> before() {
        try (var files = Files.list(folder)) {
            return files.filter(one -> one.getFileName().toString().endsWith(ENDING))
                    .filter(one -> !one.equals(file))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** To be called when what was left is in the inbox again. */
    void start() {
        settle();
        clock.scheduleWithFixedDelay(
                this::settleQuietly, SETTLED_EVERY_MILLIS, SETTLED_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void settleQuietly() {
        try {
            if (turned()) {
                settle();
            }
        } catch (RuntimeException failed) {
            LOG.warn("The inbox's log stays longer: {}", failed.getClass().getName());
        }
    }

    /** Goes on in a new file where something was written to this one. */
    private synchronized boolean turned() {
        if (!written) {
            return false;
        }
        var next = folder.resolve(++number + ENDING);
        var opened = open(next);
        close(channel);
        channel = opened;
        file = next;
        written = false;
        return true;
    }

    /** What stands in the logs before this one is in the database's file now. */
    private void settle() {
        var old = before();
        settling.settle();
        old.forEach(one -> {
            try {
                Files.deleteIfExists(one);
            } catch (IOException failed) {
                LOG.warn("An old log of the inbox cannot be removed");
            }
        });
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        clock.shutdown();
        synchronized (this) {
            close(channel);
        }
    }

    /** Several byte strings as one record. */
    static byte[] record(byte[]... parts) {
        try {
            var bytes = new ByteArrayOutputStream();
            var out = new DataOutputStream(bytes);
            for (var part : parts) {
                out.writeInt(part.length);
                out.write(part);
            }
            return bytes.toByteArray();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    /** The byte strings of a record. */
    static List<byte[]> parts(byte[] record) {
        var in = ByteBuffer.wrap(record);
        var parts = new ArrayList<byte[]>();
        while (in.hasRemaining()) {
            var part = new byte[in.getInt()];
            in.get(part);
            parts.add(part);
        }
        return parts;
    }
}

package org.companion.bulk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.zip.InflaterInputStream;

/** The bytes of a file of a job from one of them on, part by part: no more than one part is held. */
final class StoredBytes extends InputStream {
    private final LongFunction<Optional<Stored>> parts;
    private long position;
    private InputStream part = InputStream.nullInputStream();

    /**
     * Bytes of one file.
     *
     * @param parts the part that holds the byte at a position; empty behind the last
     * @param position the byte to begin with, zero-based
     */
    StoredBytes(LongFunction<Optional<Stored>> parts, long position) {
        this.parts = parts;
        this.position = position;
    }

    /** A part as it is kept: the byte of the file that it begins with, and its bytes, packed. */
    record Stored(long position, byte[] data) {}

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        var count = part.read(bytes, offset, length);
        if (count < 0 && length > 0 && isAnotherPart()) {
            count = part.read(bytes, offset, length);
        }
        position += Math.max(count, 0);
        return count;
    }

    private boolean isAnotherPart() throws IOException {
        var next = parts.apply(position);
        if (next.isEmpty()) {
            return false;
        }
        part.close();
        part = new InflaterInputStream(new ByteArrayInputStream(next.get().data()));
        part.skipNBytes(position - next.get().position());
        return true;
    }

    @Override
    public void close() throws IOException {
        part.close();
    }
}

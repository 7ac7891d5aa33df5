package org.companion.vcf;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.companion.vcf.VcfRefused.Reason;

/** The lines of a file that is plain, gzip or bgzip; a file that was cut off is noticed at its end. */
final class Lines implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST = 1 << 20;
    /** A genome's VCF unpacked is a few gigabytes; more is thought to be made to fill the disk. */
    private static final long MOST = 64L << 30;
    /** The empty member that ends every bgzip file (SAM specification, 4.1.2). */
    private static final byte[] BGZIP_END = {
        31, (byte) 139, 8, 4, 0, 0, 0, 0, 0, (byte) 255, 6, 0, 66, 67, 2, 0, 27, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private static final int EXTRA = 3;
    private static final int EXTRA_FLAG = 4;

    private final Tail tail;
    private final InputStream in;
    private final boolean bgzip;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long read;
    private byte[] line = new byte[1024];
    private boolean atLineStart = true;

    Lines(InputStream bytes) throws IOException {
        tail = new Tail(new BufferedInputStream(bytes, BUFFER));
        var peek = new PushbackInputStream(tail, EXTRA + 1);
        var head = peek.readNBytes(EXTRA + 1);
        peek.unread(head);
        var gzip = head.length > EXTRA && head[0] == 31 && head[1] == (byte) 139;
        bgzip = gzip && (head[EXTRA] & EXTRA_FLAG) != 0;
        in = gzip ? unzipped(peek) : peek;
    }

    private static InputStream unzipped(InputStream packed) throws IOException {
        try {
            return new GZIPInputStream(packed, BUFFER);
        } catch (ZipException | EOFException broken) {
            throw new VcfRefused(Reason.CUT_OFF, "the file is packed, but cut off or damaged at its start");
        }
    }

    /** The next line without its end; empty after the last. */
    Optional<String> next() throws IOException {
        int length = 0;
        while (true) {
            if (at == end && !fill()) {
                return last(length);
            }
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            length = append(length, from, at);
            if (at < end) {
                at++;
                atLineStart = true;
                return Optional.of(text(length));
            }
            atLineStart = false;
        }
    }

    private Optional<String> last(int length) {
        if (bgzip && !tail.endsWith(BGZIP_END)) {
            throw new VcfRefused(
                    Reason.CUT_OFF, "the file ends without the mark that ends a bgzip file; it was cut off");
        }
        return length == 0 ? Optional.empty() : Optional.of(text(length));
    }

    /** Whether the last line given ended with a line end. */
    boolean endedWhole() {
        return atLineStart;
    }

    private boolean fill() throws IOException {
        try {
            end = in.read(buffer, 0, buffer.length);
        } catch (EOFException | ZipException broken) {
            throw new VcfRefused(Reason.CUT_OFF, "the packed file is cut off or damaged");
        }
        at = 0;
        if (end < 0) {
            end = 0;
            return false;
        }
        read += end;
        if (read > MOST) {
            throw new VcfRefused(Reason.TOO_LARGE, "the file unpacks to more than " + (MOST >> 30) + " GiB");
        }
        return true;
    }

    private int append(int length, int from, int to) {
        int longer = length + to - from;
        if (longer > LONGEST) {
            throw new VcfRefused(Reason.TOO_LARGE, "a line is longer than " + LONGEST + " bytes");
        }
        if (longer > line.length) {
            line = Arrays.copyOf(line, Math.max(longer, 2 * line.length));
        }
        System.arraycopy(buffer, from, line, length, to - from);
        return longer;
    }

    private String text(int length) {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return new String(line, 0, end, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Remembers the last bytes that came through. */
    private static final class Tail extends InputStream {
        private final InputStream in;
        private final byte[] last = new byte[BGZIP_END.length];

        Tail(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            if (next >= 0) {
                shift(new byte[] {(byte) next}, 0, 1);
            }
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = in.read(target, offset, length);
            if (count > 0) {
                shift(target, offset, count);
            }
            return count;
        }

        /** A stream that has more says so, or concatenated members would not be read on. */
        @Override
        public int available() throws IOException {
            return in.available();
        }

        private void shift(byte[] source, int offset, int count) {
            int fresh = Math.min(count, last.length);
            System.arraycopy(last, fresh, last, 0, last.length - fresh);
            System.arraycopy(source, offset + count - fresh, last, last.length - fresh, fresh);
        }

        boolean endsWith(byte[] mark) {
            return Arrays.equals(last, mark);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}

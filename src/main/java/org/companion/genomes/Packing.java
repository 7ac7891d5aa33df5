package org.companion.genomes;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Packs bytes with the version of their form, their checksum and their length. */
final class Packing {
    private static final byte VERSION = 1;
    private static final int HEAD = 1 + Integer.BYTES + Integer.BYTES;
    /** No block is longer when unpacked. */
    private static final int LONGEST = 64 * 1024 * 1024;

    private Packing() {}

    static byte[] pack(byte[] plain) {
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(plain);
            deflater.finish();
            var packed = new byte[HEAD + plain.length + plain.length / 100 + 64];
            var length = deflater.deflate(packed, HEAD, packed.length - HEAD);
            ByteBuffer.wrap(packed).put(VERSION).putInt(checksum(plain)).putInt(plain.length);
            return Arrays.copyOf(packed, HEAD + length);
        } finally {
            deflater.end();
        }
    }

    static byte[] unpack(byte[] packed) {
        if (packed.length < HEAD || packed[0] != VERSION) {
            throw new DamagedBlock("it has no known version");
        }
        var head = ByteBuffer.wrap(packed, 1, HEAD - 1);
        var checksum = head.getInt();
        var length = head.getInt();
        if (length < 0 || length > LONGEST) {
            throw new DamagedBlock("its length is none");
        }
        var plain = inflated(packed, length);
        if (checksum(plain) != checksum) {
            throw new DamagedBlock("its checksum does not agree");
        }
        return plain;
    }

    private static byte[] inflated(byte[] packed, int length) {
        var inflater = new Inflater(true);
        try {
            inflater.setInput(packed, HEAD, packed.length - HEAD);
            var plain = new byte[length];
            if (inflater.inflate(plain) != length) {
                throw new DamagedBlock("it ends too early");
            }
            return plain;
        } catch (DataFormatException broken) {
            throw new DamagedBlock("it is not packed as blocks are");
        } finally {
            inflater.end();
        }
    }

    private static int checksum(byte[] plain) {
        var crc = new CRC32();
        crc.update(plain);
        return (int) crc.getValue();
    }
}

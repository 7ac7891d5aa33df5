package org.companion.bench;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import htsjdk.tribble.index.IndexFactory;
import htsjdk.tribble.index.tabix.TabixFormat;
import htsjdk.tribble.readers.TabixReader;
import htsjdk.variant.vcf.VCFCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/** What htsjdk takes for the same regions of the same file, with a tabix index, in one process and without HTTP. */
final class TabixBeside {
    private static final int WARM = 500;
    private static final int QUERIES = 2_000;

    private TabixBeside() {}

    static String run(Path vcf) throws IOException {
        var packed = vcf.resolveSibling("genome.bgz.vcf.gz");
        var began = System.nanoTime();
        try (var in = new GZIPInputStream(Files.newInputStream(vcf), 1 << 16);
                var out = new BlockCompressedOutputStream(packed.toFile())) {
            in.transferTo(out);
        }
        var index = IndexFactory.createTabixIndex(packed, new VCFCodec(), TabixFormat.VCF, null);
        index.writeBasedOnFeaturePath(packed);
        var seconds = (System.nanoTime() - began) / 1e9;
        var random = new Random(3);
        var micros = new long[QUERIES];
        long records = 0;
        try (var reader = new TabixReader(packed.toString())) {
            for (int i = -WARM; i < QUERIES; i++) {
                int start = 1_000_000 + random.nextInt(140_000_000);
                var from = System.nanoTime();
                long found = lines(reader, start, start + 50_000);
                if (i >= 0) {
                    micros[i] = (System.nanoTime() - from) / 1_000;
                    records += found;
                }
            }
        }
        Arrays.sort(micros);
        return String.format(
                Locale.ROOT,
                "p50 %.2f ms, p95 %.2f ms, %d records a region; packing and indexing %.0f s",
                micros[QUERIES / 2] / 1e3,
                micros[QUERIES * 95 / 100] / 1e3,
                records / QUERIES,
                seconds);
    }

    private static long lines(TabixReader reader, int start, int end) throws IOException {
        var lines = reader.query("chr7", start, end);
        long count = 0;
        while (lines.next() != null) {
            count++;
        }
        return count;
    }
}

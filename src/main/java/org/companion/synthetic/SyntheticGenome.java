package org.companion.synthetic;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Writes a VCF of random calls over the autosomes, one in ten an insertion or deletion, as a sequencer would leave it. */
public final class SyntheticGenome {
    private static final String BASES = "ACGT";
    private static final int[] MEGABASES = {
        248, 242, 198, 190, 181, 170, 159, 145, 138, 133, 135, 133, 114, 107, 101, 90, 83, 80, 58, 64, 46, 50
    };

    private SyntheticGenome() {}

    /** @param calls about as many */
    public static void write(Path file, int calls, long seed) throws IOException {
        var random = new Random(seed);
        long all = 0;
        for (int length : MEGABASES) {
            all += length;
        }
        try (var out = new BufferedWriter(new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), StandardCharsets.US_ASCII))) {
            out.write("##fileformat=VCFv4.2\n##reference=GRCh38\n"
                    + "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS\n");
            for (int chromosome = 0; chromosome < MEGABASES.length; chromosome++) {
                int count = (int) (calls * (long) MEGABASES[chromosome] / all);
                int gap = (int) (MEGABASES[chromosome] * 1_000_000L / count);
                int position = 10_000;
                for (int i = 0; i < count; i++) {
                    position += 1 + random.nextInt(2 * gap - 1);
                    out.write(line(chromosome + 1, position, random));
                }
            }
        }
    }

    private static String line(int chromosome, int position, Random random) {
        int from = random.nextInt(4);
        var reference = BASES.substring(from, from + 1);
        int to = (from + 1 + random.nextInt(3)) % 4;
        var alternate = BASES.substring(to, to + 1);
        if (random.nextInt(10) == 0) {
            var more = "ACGTTGCA".substring(0, 1 + random.nextInt(8));
            alternate = random.nextBoolean() ? reference : reference + more;
            reference = alternate.length() == 1 ? reference + more : reference;
        }
        int depth = 20 + random.nextInt(30);
        var homozygous = random.nextInt(3) == 0;
        var genotype = homozygous ? "1/1:0," + depth : "0/1:" + depth / 2 + "," + (depth - depth / 2);
        return "chr" + chromosome + "\t" + position + "\t.\t" + reference + "\t" + alternate + "\t50\tPASS\t.\tGT:AD\t"
                + genotype + "\n";
    }
}

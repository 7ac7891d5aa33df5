package org.companion.tools;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the table of aligned blocks of GRCh37 and GRCh38 from a chain file: {@code LiftTable GRCh37ToGRCh38.chain.gz
 * lift.csv.gz}. Only blocks between the 24 chromosomes; where blocks overlap on either build, the longer one stays.
 */
final class LiftTable {
    private static final String HEAD = """
            # Aligned blocks of GRCh37 and GRCh38, from the Ensembl assembly mapping GRCh37_to_GRCh38.
            # Ensembl imposes no restrictions on access to, or use of, the data. Zero-based.
            chromosome,start37,start38,length,strand
            """;

    private LiftTable() {}

    private record Block(String chromosome, int start37, int start38, int length, String strand) {
        boolean overlaps(Block other) {
            return chromosome.equals(other.chromosome)
                    && (meets(start37, length, other.start37, other.length)
                            || meets(start38, length, other.start38, other.length));
        }

        private static boolean meets(int a, int lengthA, int b, int lengthB) {
            return a < b + lengthB && b < a + lengthA;
        }

        String line() {
            return String.join(",", chromosome, "" + start37, "" + start38, "" + length, strand) + "\n";
        }
    }

    public static void main(String[] arguments) throws IOException {
        var blocks = disjoint(read(Path.of(arguments[0])));
        try (var out = new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(Path.of(arguments[1]))), StandardCharsets.UTF_8)) {
            out.write(HEAD);
            for (var block : blocks) {
                out.write(block.line());
            }
        }
        System.out.println(blocks.size() + " blocks");
    }

    private static List<Block> read(Path chains) throws IOException {
        var blocks = new ArrayList<Block>();
        try (var in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(chains)), StandardCharsets.UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("chain ")) {
                    blocks.addAll(chain(line.split(" "), in));
                }
            }
        }
        return blocks;
    }

    /** chain score tName tSize tStrand tStart tEnd qName qSize qStrand qStart qEnd id (UCSC chain format). */
    private static List<Block> chain(String[] head, BufferedReader in) throws IOException {
        var wanted = isChromosome(head[2]) && head[2].equals(head[7]);
        var reverse = head[9].equals("-");
        int size38 = Integer.parseInt(head[8]);
        int at37 = Integer.parseInt(head[5]);
        int at38 = Integer.parseInt(head[10]);
        var blocks = new ArrayList<Block>();
        for (var line = in.readLine(); line != null && !line.isBlank(); line = in.readLine()) {
            var step = line.trim().split("\\s+");
            int length = Integer.parseInt(step[0]);
            if (wanted) {
                int start38 = reverse ? size38 - at38 - length : at38;
                blocks.add(new Block(head[2], at37, start38, length, reverse ? "-" : "+"));
            }
            if (step.length > 1) {
                at37 += length + Integer.parseInt(step[1]);
                at38 += length + Integer.parseInt(step[2]);
            }
        }
        return blocks;
    }

    private static boolean isChromosome(String name) {
        return name.matches("[1-9]|1\\d|2[0-2]|X|Y");
    }

    private static List<Block> disjoint(List<Block> blocks) {
        var kept = new ArrayList<Block>();
        blocks.stream()
                .sorted(Comparator.comparingInt(Block::length).reversed())
                .forEach(block -> {
                    if (kept.stream().noneMatch(block::overlaps)) {
                        kept.add(block);
                    }
                });
        kept.sort(Comparator.comparing(Block::chromosome).thenComparingInt(Block::start37));
        return kept;
    }
}

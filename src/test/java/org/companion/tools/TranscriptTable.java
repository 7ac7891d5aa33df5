package org.companion.tools;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the table of transcripts: {@code TranscriptTable genes.genePred.gz canonical.txt.gz refseq.csv
 * transcripts.csv.gz}. A RefSeq name is given to a transcript of its gene whose coding sequence is as long as its own:
 * the canonical one, or one of those that are all coded alike. A name that fits none stops the program.
 */
final class TranscriptTable {
    private static final String HEAD = """
            # Transcripts of cancer genes on GRCh37, zero-based half-open. Exons and coding sequence: Ensembl release 75, by
            # way of CIViC; Ensembl imposes no restrictions on access to, or use of, the data. RefSeq names: NCBI, public
            # domain, where the coding sequence has the same length. shared: coding bases in common with the RefSeq name.
            name,gene,chromosome,strand,coding_start,coding_end,shared,exons
            """;
    private static final Pattern NAME = Pattern.compile("\\*{0,3}(.+?)_(ENST\\d+).*");

    private TranscriptTable() {}

    private record Transcript(
            String gene, String name, String chromosome, String strand, int from, int to, int[][] exons) {
        int coding() {
            return IntStream.range(0, exons.length)
                    .map(i -> Math.max(0, Math.min(exons[i][1], to) - Math.max(exons[i][0], from)))
                    .sum();
        }

        String codedBy() {
            return IntStream.range(0, exons.length)
                    .filter(i -> Math.min(exons[i][1], to) > Math.max(exons[i][0], from))
                    .mapToObj(i -> Math.max(exons[i][0], from) + "-" + Math.min(exons[i][1], to))
                    .collect(Collectors.joining(" "));
        }

        String line(String names, String shared) {
            var pairs = IntStream.range(0, exons.length)
                    .mapToObj(i -> exons[i][0] + "-" + exons[i][1])
                    .collect(Collectors.joining(" "));
            return String.join(",", names, gene, chromosome, strand, "" + from, "" + to, shared, pairs) + "\n";
        }
    }

    public static void main(String[] arguments) throws IOException {
        var transcripts = transcripts(Path.of(arguments[0]));
        var canonical = canonical(Path.of(arguments[1]));
        try (var out = new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(Path.of(arguments[3]))), StandardCharsets.UTF_8)) {
            out.write(HEAD);
            for (var transcript : transcripts) {
                out.write(transcript.line(transcript.name(), ""));
            }
            for (var line : Files.readAllLines(Path.of(arguments[2]))) {
                if (line.startsWith("N")) {
                    out.write(alias(line.split(",", -1), transcripts, canonical));
                }
            }
        }
        System.out.println(transcripts.size() + " transcripts");
    }

    private static String alias(String[] refseq, List<Transcript> transcripts, Set<String> canonical) {
        int length = 3 * (Integer.parseInt(refseq[2]) + 1);
        var fitting = transcripts.stream()
                .filter(one -> one.gene().equals(refseq[1]) && one.coding() == length)
                .sorted(Comparator.comparing((Transcript one) -> !canonical.contains(one.name())))
                .toList();
        var alike = fitting.stream().map(Transcript::codedBy).distinct().count() == 1;
        if (fitting.isEmpty() || (!alike && !canonical.contains(fitting.get(0).name()))) {
            throw new IllegalArgumentException(refseq[0] + " fits no transcript of " + refseq[1]);
        }
        return fitting.get(0).line(refseq[0], refseq[3]);
    }

    private static List<Transcript> transcripts(Path genePred) throws IOException {
        var transcripts = new ArrayList<Transcript>();
        for (var line : lines(genePred)) {
            var cell = line.split("\t");
            var name = NAME.matcher(cell[12]);
            if (name.matches() && cell[2].matches("chr(\\d+|X|Y)") && !cell[6].equals(cell[7])) {
                transcripts.add(new Transcript(
                        name.group(1),
                        name.group(2),
                        cell[2].replace("chr", ""),
                        cell[3],
                        Integer.parseInt(cell[6]),
                        Integer.parseInt(cell[7]),
                        exons(cell[9].split(","), cell[10].split(","))));
            }
        }
        return transcripts;
    }

    private static int[][] exons(String[] starts, String[] ends) {
        return IntStream.range(0, starts.length)
                .mapToObj(i -> new int[] {Integer.parseInt(starts[i]), Integer.parseInt(ends[i])})
                .toArray(int[][]::new);
    }

    private static Set<String> canonical(Path file) throws IOException {
        return lines(file).stream().map(line -> line.split("\\.", 2)[0]).collect(Collectors.toSet());
    }

    private static List<String> lines(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}

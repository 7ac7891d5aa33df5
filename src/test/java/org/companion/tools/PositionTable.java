package org.companion.tools;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Makes the table of the positions that define pharmacogene alleles: {@code PositionTable allele_positions.csv out.csv.gz}. */
final class PositionTable {
    private static final String HEAD = """
            # Positions that define the alleles of pharmacogenes, by gene and rsID; facts of CPIC (CC0 1.0) and PharmVar. pos38:
            # GRCh38, one-based, as VCF counts; ref: the bases of the reference there.
            gene,rsid,chromosome,pos38,ref
            """;

    private PositionTable() {}

    public static void main(String[] arguments) throws IOException {
        try (var out = new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(Path.of(arguments[1]))), StandardCharsets.UTF_8)) {
            out.write(HEAD);
            for (var line : Files.readAllLines(Path.of(arguments[0]))) {
                var cell = line.split(",");
                if (!line.startsWith("#") && !cell[0].equals("gene") && cell[4].matches("\\d+")) {
                    out.write(String.join(",", cell[0], cell[1], cell[2].replace("chr", ""), cell[4], cell[6]) + "\n");
                }
            }
        }
    }
}

package org.companion.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.companion.genome.Assembly;
import org.companion.genome.Contig;
import org.companion.genome.Interval;
import org.companion.genome.Transcript;
import org.companion.genome.Transcripts;

/** Reads the table of transcripts. */
public final class TranscriptTable {
    private static final String TABLE = "/genome/transcripts.csv.gz";

    private TranscriptTable() {}

    /** The table that the house ships: transcripts on GRCh37; read when the first name is asked for. */
    public static Transcripts bundled() {
        return accession -> Optional.ofNullable(Rows.BY_NAME.get(accession)).map(TranscriptTable::transcript);
    }

    /** Kept as cells: few of them are ever asked for. */
    private static final class Rows {
        static final Map<String, String[]> BY_NAME = read();

        private static Map<String, String[]> read() {
            Map<String, String[]> rows = new HashMap<>();
            GenomeTable.read(TABLE, cell -> rows.put(cell[0], cell));
            return rows;
        }
    }

    private static Transcript transcript(String[] cell) {
        var contig = Contig.named(cell[2], Assembly.GRCH37).orElseThrow();
        return new Transcript(
                contig,
                cell[3].equals("+"),
                exons(contig, cell[7]),
                new Interval(contig, Integer.parseInt(cell[4]), Integer.parseInt(cell[5])),
                cell[6].isEmpty() ? Transcript.ALL : Integer.parseInt(cell[6]));
    }

    /** Gives the coding stretches of every transcript, with the gene's symbol. */
    static void coding(BiConsumer<String, Interval> reader) {
        GenomeTable.read(TABLE, cell -> {
            var transcript = transcript(cell);
            transcript.exons().forEach(exon -> {
                int start = Math.max(exon.start(), transcript.coding().start());
                int end = Math.min(exon.end(), transcript.coding().end());
                if (start < end) {
                    reader.accept(cell[1], new Interval(exon.contig(), start, end));
                }
            });
        });
    }

    private static List<Interval> exons(Contig contig, String written) {
        var exons = new ArrayList<Interval>();
        for (var pair : written.split(" ")) {
            var hyphen = pair.indexOf('-');
            exons.add(new Interval(
                    contig, Integer.parseInt(pair.substring(0, hyphen)), Integer.parseInt(pair.substring(hyphen + 1))));
        }
        return exons;
    }
}

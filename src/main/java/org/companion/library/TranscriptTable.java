package org.companion.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.companion.genome.Assembly;
import org.companion.genome.Contig;
import org.companion.genome.Interval;
import org.companion.genome.Transcript;
import org.companion.genome.Transcripts;

/** Reads the table of transcripts. */
public final class TranscriptTable {
    private TranscriptTable() {}

    /** The table that the house ships: transcripts on GRCh37. */
    public static Transcripts bundled() {
        Map<String, String[]> rows = new HashMap<>();
        GenomeTable.read("/genome/transcripts.csv.gz", cell -> rows.put(cell[0], cell));
        return accession -> Optional.ofNullable(rows.get(accession)).map(TranscriptTable::transcript);
    }

    private static Transcript transcript(String[] cell) {
        var contig = Contig.named(cell[1], Assembly.GRCH37).orElseThrow();
        return new Transcript(
                contig,
                cell[2].equals("+"),
                exons(contig, cell[6]),
                new Interval(contig, Integer.parseInt(cell[3]), Integer.parseInt(cell[4])),
                cell[5].isEmpty() ? Transcript.ALL : Integer.parseInt(cell[5]));
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

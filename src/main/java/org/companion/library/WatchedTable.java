package org.companion.library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.companion.genome.Assembly;
import org.companion.genome.Contig;
import org.companion.genome.Interval;
import org.companion.genome.Liftover;
import org.companion.genomes.Watched;
import org.companion.genomes.Watched.Position;
import org.companion.genomes.Watched.Spot;

/** Reads which places of the genome are watched, on both builds. */
public final class WatchedTable {
    private WatchedTable() {}

    /** The tables that the house ships: coding exons of its transcripts, and the positions of pharmacogenes. */
    public static Watched bundled(Liftover liftover) {
        var spots = new ArrayList<Spot>();
        TranscriptTable.coding((gene, exon) -> onBoth(new Spot(exon, gene, Optional.empty()), liftover, spots));
        GenomeTable.read(
                "/genome/pharmacogenes.csv.gz",
                cell -> position(cell).ifPresent(spot -> onBoth(spot, liftover, spots)));
        return new Watched(spots.stream().distinct().toList());
    }

    private static Optional<Spot> position(String[] cell) {
        int start = Integer.parseInt(cell[3]) - 1;
        return Contig.named(cell[2], Assembly.GRCH38)
                .map(contig -> new Spot(
                        new Interval(contig, start, start + Math.max(1, cell[4].length())),
                        cell[0],
                        Optional.of(new Position(cell[1], cell[4]))));
    }

    private static void onBoth(Spot spot, Liftover liftover, List<Spot> spots) {
        Arrays.stream(Assembly.values())
                .flatMap(build -> liftover.lift(spot.interval(), build).stream())
                .map(place -> new Spot(place, spot.gene(), spot.position()))
                .forEach(spots::add);
    }
}

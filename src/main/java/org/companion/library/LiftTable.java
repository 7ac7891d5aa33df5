package org.companion.library;

import java.util.ArrayList;
import org.companion.genome.Liftover;

/** Reads the table of blocks that are aligned between the builds. */
public final class LiftTable {
    private LiftTable() {}

    /** The table that the house ships. */
    public static Liftover bundled() {
        var blocks = new ArrayList<Liftover.Block>();
        GenomeTable.read(
                "/genome/lift.csv.gz",
                cell -> blocks.add(new Liftover.Block(
                        cell[0],
                        Integer.parseInt(cell[1]),
                        Integer.parseInt(cell[2]),
                        Integer.parseInt(cell[3]),
                        cell[4].equals("-"))));
        return new Liftover(blocks);
    }
}

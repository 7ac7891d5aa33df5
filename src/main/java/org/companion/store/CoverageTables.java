package org.companion.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.companion.genome.Contig;
import org.companion.genome.Interval;
import org.companion.genomes.Coverage;
import org.companion.genomes.SampleId;
import org.springframework.jdbc.core.JdbcOperations;

/** The rows of where samples were looked at, and where in vain. */
final class CoverageTables {
    private static final String STUDIED = "studied";
    private static final String UNCALLABLE = "uncallable";

    private final JdbcOperations database;

    CoverageTables(JdbcOperations database) {
        this.database = database;
    }

    void insert(int number, Coverage looked) {
        looked.studied().ifPresent(regions -> regions(number, STUDIED, regions));
        looked.uncallable().ifPresent(regions -> regions(number, UNCALLABLE, regions));
    }

    private void regions(int number, String kind, List<Interval> regions) {
        Map<Contig, List<Interval>> byContig = new LinkedHashMap<>();
        regions.forEach(region -> byContig.computeIfAbsent(region.contig(), c -> new ArrayList<>())
                .add(region));
        byContig.forEach((contig, list) -> {
            int part = 0;
            for (var some : Batches.of(list, Regions.MOST)) {
                database.update(
                        "insert into genome_coverage (number, kind, contig, part, regions) values (?, ?, ?, ?, ?)",
                        number,
                        kind,
                        contig.accession(),
                        part++,
                        Regions.bytes(some));
            }
        });
    }

    Optional<Coverage> of(SampleId sample) {
        var regions = new LinkedHashMap<String, List<Interval>>();
        database.query(
                "select c.kind, c.contig, c.regions from genome_coverage c join genome_sample s on s.number = c.number"
                        + " where s.sample_id = ? order by c.kind, c.contig, c.part",
                row -> {
                    regions.computeIfAbsent(row.getString(1), kind -> new ArrayList<>())
                            .addAll(Regions.all(row.getBytes(3), new Contig(row.getString(2))));
                },
                sample.value());
        return regions.isEmpty()
                ? Optional.empty()
                : Optional.of(new Coverage(
                        Optional.ofNullable(regions.get(STUDIED)), Optional.ofNullable(regions.get(UNCALLABLE))));
    }

    void remove(int number) {
        database.update("delete from genome_coverage where number = ?", number);
    }
}

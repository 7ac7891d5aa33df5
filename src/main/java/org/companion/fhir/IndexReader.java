package org.companion.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.companion.chart.Finding;
import org.companion.chart.Presence;
import org.companion.genome.Gene;
import org.companion.genome.Spdi;
import org.companion.intake.Intake;

/** Reads from an Observation what the genomic index keeps of it. */
public final class IndexReader {
    private final Intake intake;

    public IndexReader(Intake intake) {
        this.intake = intake;
    }

    /**
     * One row of the index.
     *
     * @param kind of finding, such as {@code variant}
     * @param gene its symbol; empty where only a place is known
     * @param key what was found, such as {@code *1/*2}, {@code T315I}, or an SPDI
     * @param present whether it is there; false where it was looked for and is not, or is not known
     * @param position trimmed, zero-based half-open on the build of its contig
     */
    public record Row(String kind, String gene, String key, boolean present, Optional<Spdi> position) {}

    /** The rows of one Observation; none where it holds nothing genomic. */
    public List<Row> rows(Resource observation) {
        return ObservationReader.read(observation.json(), observation.reference())
                .map(reported -> {
                    var rows = new ArrayList<Row>();
                    intake.findings(reported).forEach(finding -> row(finding).ifPresent(rows::add));
                    if (rows.isEmpty()) {
                        intake.position(reported)
                                .ifPresent(place ->
                                        rows.add(new Row("variant", "", place.toString(), true, Optional.of(place))));
                    }
                    return List.copyOf(rows);
                })
                .orElse(List.of());
    }

    private static Optional<Row> row(Finding finding) {
        return finding.fold(new Kinds());
    }

    private static final class Kinds implements Finding.Kinds<Optional<Row>> {
        @Override
        public Optional<Row> genotype(Finding.Genotype genotype) {
            return row("genotype", genotype.gene(), genotype.text(), true, Optional.empty());
        }

        @Override
        public Optional<Row> allele(Finding.AlleleStatus allele) {
            var present = allele.presence() == Presence.PRESENT;
            return row("allele", allele.gene(), allele.allele(), present, Optional.empty());
        }

        @Override
        public Optional<Row> phenotype(Finding.Phenotype phenotype) {
            return row("phenotype", phenotype.gene(), phenotype.reported(), true, Optional.empty());
        }

        @Override
        public Optional<Row> variant(Finding.Variant variant) {
            var present = variant.presence() == Presence.PRESENT;
            return row("variant", variant.gene(), variant.text(), present, variant.position());
        }

        @Override
        public Optional<Row> copies(Finding.CopyNumber copies) {
            var present = copies.presence() == Presence.PRESENT;
            var key = copies.change().name().toLowerCase(Locale.ROOT);
            return row("copy-number", copies.gene(), key, present, Optional.empty());
        }

        @Override
        public Optional<Row> fusion(Finding.Fusion fusion) {
            var names = fusion.genes().stream().map(Gene::symbol).sorted().toList();
            var present = fusion.presence() == Presence.PRESENT;
            var key = names.stream().collect(Collectors.joining("::"));
            return Optional.of(new Row("fusion", names.get(0), key, present, Optional.empty()));
        }

        @Override
        public Optional<Row> biomarker(Finding.Biomarker biomarker) {
            return Optional.of(new Row("biomarker", "", biomarker.name(), true, Optional.empty()));
        }

        @Override
        public Optional<Row> measurement(Finding.Measurement measurement) {
            return Optional.empty();
        }

        @Override
        public Optional<Row> unreadable(Finding.Unreadable unreadable) {
            return Optional.empty();
        }

        private static Optional<Row> row(String kind, Gene gene, String key, boolean present, Optional<Spdi> position) {
            return Optional.of(new Row(kind, gene.symbol(), key, present, position));
        }
    }
}

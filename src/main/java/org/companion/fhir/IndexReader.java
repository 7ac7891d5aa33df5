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
     * One row of the index: something that was found.
     *
     * @param kind of finding, such as {@code variant}
     * @param gene its symbol; empty where only a place is known
     * @param key what was found, such as {@code *1/*2}, {@code T315I}, or an SPDI
     * @param position trimmed, zero-based half-open on the build of its contig
     */
    public record Row(String kind, String gene, String key, Optional<Spdi> position) {}

    /** The rows of one Observation; none where it holds nothing genomic. */
    public List<Row> rows(Resource observation) {
        return ObservationReader.read(observation.json(), observation.reference())
                .map(reported -> {
                    var rows = new ArrayList<Row>();
                    intake.findings(reported).forEach(finding -> row(finding).ifPresent(rows::add));
                    if (rows.isEmpty()) {
                        intake.position(reported)
                                .ifPresent(place ->
                                        rows.add(new Row("variant", "", place.toString(), Optional.of(place))));
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
            return row("genotype", genotype.gene(), genotype.text());
        }

        @Override
        public Optional<Row> allele(Finding.AlleleStatus allele) {
            return ifThere(allele.presence(), row("allele", allele.gene(), allele.allele()));
        }

        @Override
        public Optional<Row> phenotype(Finding.Phenotype phenotype) {
            return row("phenotype", phenotype.gene(), phenotype.reported());
        }

        @Override
        public Optional<Row> variant(Finding.Variant variant) {
            var row = new Row("variant", variant.gene().symbol(), variant.text(), variant.position());
            return ifThere(variant.presence(), Optional.of(row));
        }

        @Override
        public Optional<Row> copies(Finding.CopyNumber copies) {
            var key = copies.change().name().toLowerCase(Locale.ROOT);
            return ifThere(copies.presence(), row("copy-number", copies.gene(), key));
        }

        @Override
        public Optional<Row> fusion(Finding.Fusion fusion) {
            var genes = fusion.genes().stream().sorted().toList();
            var key = genes.stream().map(Gene::symbol).collect(Collectors.joining("::"));
            return ifThere(fusion.presence(), row("fusion", genes.get(0), key));
        }

        @Override
        public Optional<Row> biomarker(Finding.Biomarker biomarker) {
            return Optional.of(new Row("biomarker", "", biomarker.name(), Optional.empty()));
        }

        @Override
        public Optional<Row> measurement(Finding.Measurement measurement) {
            return Optional.empty();
        }

        @Override
        public Optional<Row> unreadable(Finding.Unreadable unreadable) {
            return Optional.empty();
        }

        private static Optional<Row> ifThere(Presence presence, Optional<Row> row) {
            return presence == Presence.PRESENT ? row : Optional.empty();
        }

        private static Optional<Row> row(String kind, Gene gene, String key) {
            return Optional.of(new Row(kind, gene.symbol(), key, Optional.empty()));
        }
    }
}

package org.companion.rest.operations;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.companion.calling.Called;
import org.companion.chart.PatientId;
import org.companion.fhir.GenomeReport;
import org.companion.fhir.ParameterRefused;
import org.companion.fhir.Settling;
import org.companion.fhir.Writing;
import org.companion.genome.Assembly;
import org.companion.genome.GeneNames;
import org.companion.genome.Interval;
import org.companion.genome.Sequence;
import org.companion.genomes.Call;
import org.companion.genomes.Coverage;
import org.companion.genomes.Genomes;
import org.companion.genomes.Sample;
import org.companion.genomes.SampleId;
import org.companion.genomes.SourceClass;
import org.companion.genomes.Watched;
import org.companion.genomes.Watched.Spot;
import org.companion.inquiry.Entry;
import org.companion.inquiry.Kind;
import org.companion.inquiry.Results;
import org.companion.vcf.Receipt;
import org.companion.vcf.VcfGenome;
import org.companion.vcf.VcfRefused;

/**
 * Takes a VCF file: every call into the store of genomes, those at watched places as Observations too, all in one
 * transaction. The file is laid down first, so that a slow sender keeps no transaction open and a cut-off one leaves
 * nothing.
 */
public final class VcfIntake {
    private static final int BUFFER = 1 << 16;
    private static final long MOST_BYTES = 16L << 30;
    /** More calls at watched places than this are kept as calls alone. */
    private static final int MOST_REPORTED = 5_000;

    private final Results results;
    private final Genomes genomes;
    private final Writing writing;
    private final Settling settling;
    private final Supplier<Watched> watched;
    private final Supplier<GeneNames> genes;
    private final Sequence sequence;
    private final Diplotypes diplotypes;

    public VcfIntake(
            Results results,
            Genomes genomes,
            Writing writing,
            Settling settling,
            Supplier<Watched> watched,
            Supplier<GeneNames> genes,
            Sequence sequence,
            Diplotypes diplotypes) {
        this.sequence = sequence;
        this.diplotypes = diplotypes;
        this.results = results;
        this.genomes = genomes;
        this.writing = writing;
        this.settling = settling;
        this.watched = watched;
        this.genes = genes;
    }

    /**
     * What the sender tells of a file.
     *
     * @param test identifier of the test; the file's digest where it has none
     * @param studied id of a DocumentReference on file that lists where the test looked
     * @param uncallable id of one that lists where it looked in vain
     */
    public record Order(
            PatientId patient,
            Optional<String> test,
            Optional<LocalDate> date,
            Optional<String> specimen,
            Optional<SourceClass> sourceClass,
            Optional<Assembly> assembly,
            Optional<String> name,
            Optional<String> studied,
            Optional<String> uncallable) {}

    /**
     * What became of it.
     *
     * @param known whether the same file had been taken before
     * @param reported Observations that were written
     * @param called what came of the pharmacogenes
     */
    public record Imported(Sample sample, Receipt receipt, boolean known, int reported, List<Called> called) {}

    /** @throws VcfRefused when the file is not taken; nothing has changed then */
    public Imported take(Order order, InputStream bytes) throws IOException {
        var file = Files.createTempFile("vcf", ".part");
        try {
            var digest = laidDown(bytes, file);
            try (var in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
                    var vcf = VcfGenome.open(in, order.assembly(), order.name(), watched.get(), sequence)) {
                var imported = kept(sample(order, vcf.assembly(), digest), vcf, order);
                settling.settle();
                return imported;
            }
        } finally {
            Files.delete(file);
        }
    }

    private static String laidDown(InputStream bytes, Path file) throws IOException {
        var sha = sha256();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), sha)) {
            var buffer = new byte[BUFFER];
            long all = 0;
            for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
                all += count;
                if (all > MOST_BYTES) {
                    throw VcfRefused.tooLarge(MOST_BYTES);
                }
                out.write(buffer, 0, count);
            }
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static Sample sample(Order order, Assembly assembly, String digest) {
        var test = order.test().orElse("vcf-" + digest.substring(0, 16));
        var key = order.patient().value() + "\n" + test + "\n" + order.name().orElse("");
        var id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
        return new Sample(
                new SampleId(id),
                order.patient(),
                test,
                order.specimen(),
                order.date(),
                order.sourceClass(),
                assembly,
                digest);
    }

    private Imported kept(Sample sample, VcfGenome vcf, Order order) {
        if (genomes.of(sample.patient()).contains(sample)) {
            return new Imported(sample, vcf.receipt(), true, 0, List.of());
        }
        var regions = listed(order);
        return writing.together(() -> {
            var report = new GenomeReport(sample, genes.get(), diplotypes.version());
            var calls = new Reporting(vcf, report, watched.get());
            genomes.put(sample, calls, vcf::large, () -> told(regions, vcf.coverage()));
            vcf.references().stream().limit(MOST_REPORTED).forEach(report::reference);
            var references = vcf.references().stream().map(Spot::interval).collect(Collectors.toSet());
            var called = diplotypes.of(sample, calls.ofPharmacogenes(), references, told(regions, vcf.coverage()));
            called.forEach(report::genotype);
            writing.write(report.bundle(before(sample)));
            return new Imported(sample, vcf.receipt(), false, report.observations(), called);
        });
    }

    /** The regions of the documents that the sender names count more than what the file tells. */
    private static Coverage told(Coverage listed, Coverage file) {
        return new Coverage(
                listed.studied().or(file::studied), listed.uncallable().or(file::uncallable));
    }

    private Coverage listed(Order order) {
        return new Coverage(
                order.studied().map(id -> regions("studied", id)),
                order.uncallable().map(id -> regions("uncallable", id)));
    }

    private List<Interval> regions(String parameter, String document) {
        var id = document.substring(document.lastIndexOf('/') + 1);
        var regions = results.regions(id);
        if (regions.isEmpty()) {
            throw new ParameterRefused(parameter, "must be a DocumentReference on file with a BED attachment");
        }
        return regions;
    }

    private List<String> before(Sample sample) {
        return results.all(sample.patient(), Set.of(Kind.VARIANT, Kind.LARGE, Kind.GENOTYPE)).stream()
                .filter(entry -> entry.study().equals(Optional.of(sample.id().value())))
                .map(Entry::id)
                .toList();
    }

    /** Passes calls on and notes those at watched places. */
    private static final class Reporting implements Iterator<Call> {
        private final Iterator<Call> calls;
        private final GenomeReport report;
        private final Watched watched;
        private final List<Call> ofPharmacogenes = new ArrayList<>();

        Reporting(Iterator<Call> calls, GenomeReport report, Watched watched) {
            this.calls = calls;
            this.report = report;
            this.watched = watched;
        }

        /** The calls that touch a position of a pharmacogene, passed or not. */
        List<Call> ofPharmacogenes() {
            return ofPharmacogenes;
        }

        @Override
        public boolean hasNext() {
            return calls.hasNext();
        }

        @Override
        public Call next() {
            var call = calls.next();
            var place = call.change().interval();
            var spots = watched.at(place.contig(), place.start(), place.end());
            if (ofPharmacogenes.size() < MOST_REPORTED
                    && spots.stream().anyMatch(spot -> spot.position().isPresent())) {
                ofPharmacogenes.add(call);
            }
            if (!spots.isEmpty() && call.passed() && report.observations() < MOST_REPORTED) {
                report.variant(call, spots.get(0));
            }
            return call;
        }
    }
}

package org.companion.vcf;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.companion.genome.Alignment;
import org.companion.genome.Contig;
import org.companion.genome.Interval;
import org.companion.genome.Spdi;
import org.companion.genomes.Call;
import org.companion.genomes.CallState;
import org.companion.genomes.LargeCall;
import org.companion.genomes.Watched.Spot;

/** Reads the calls of one line (VCF 4.3 section 1.6). */
final class LineReader {
    /** Alleles that are longer are structural. */
    private static final int LONGEST = 10_000;

    private static final String BASES = "ACGTNacgtn";
    /** Of mitochondria nearly all of whose copies carry an allele it is said that all do. */
    private static final int ALL_COPIES = 990;

    private final int column;
    private final Receipt receipt;
    private final Looked looked;
    private final List<LargeCall> large;
    private final References references;
    private final Alignment alignment;

    LineReader(
            int column,
            Receipt receipt,
            Looked looked,
            List<LargeCall> large,
            References references,
            Alignment alignment) {
        this.alignment = alignment;
        this.references = references;
        this.column = column;
        this.receipt = receipt;
        this.looked = looked;
        this.large = large;
    }

    int column() {
        return column;
    }

    List<Spot> references() {
        return references.all();
    }

    /** @param start POS counted from zero */
    void read(Columns line, Contig contig, int start, long number, Collection<Call> calls) {
        var reference = line.text(Columns.REF);
        if (!areBases(reference)) {
            receipt.refuse(number, "REF is no sequence of bases");
            return;
        }
        if (alignment.disagreement(new Spdi(contig, start, reference, "")).isPresent()) {
            receipt.refuse(number, "REF is not what the mounted reference has");
            return;
        }
        var genotype = Genotype.parse(line.sample(column, "GT"));
        var alternates = line.text(Columns.ALT).split(",", -1);
        if (genotype.isNoCall()) {
            receipt.noCall();
            looked.inVain(contig, start, end(line, start, reference));
        } else if (genotype.isReference() || isReferenceBlock(alternates)) {
            reference(line, contig, start, reference, genotype);
        } else {
            for (int i = 0; i < alternates.length; i++) {
                allele(new Site(line, contig, start, reference, number, genotype), alternates[i], i + 1, calls);
            }
        }
    }

    /** What all alleles of a line have in common. */
    private record Site(Columns line, Contig contig, int start, String reference, long number, Genotype genotype) {
        boolean passed() {
            return line.has(Columns.FILTER, "PASS") || line.has(Columns.FILTER, ".");
        }
    }

    private static boolean areBases(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (BASES.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isReferenceBlock(String[] alternates) {
        return alternates.length == 1 && (alternates[0].equals(".") || isAnyOther(alternates[0]));
    }

    private static boolean isAnyOther(String alternate) {
        return alternate.equals("<NON_REF>") || alternate.equals("<*>");
    }

    private static int end(Columns line, int start, String reference) {
        int end = Columns.number(line.info("END"));
        return end < 0 ? start + reference.length() : Math.max(start + 1, end);
    }

    private void reference(Columns line, Contig contig, int start, String reference, Genotype genotype) {
        int end = end(line, start, reference);
        if (genotype.isUntold()
                || line.sample(column, "DP").equals("0")
                || line.sample(column, "GQ").equals("0")) {
            receipt.noCall();
            looked.inVain(contig, start, end);
        } else {
            receipt.referenceCall();
            looked.well(contig, start, end);
            references.called(contig, start, end);
        }
    }

    private void allele(Site site, String alternate, int index, Collection<Call> calls) {
        if (!site.genotype().carries(index)
                || alternate.equals("*")
                || alternate.equals(".")
                || isAnyOther(alternate)) {
            return;
        }
        if (alternate.startsWith("<")) {
            symbolic(site, alternate, index);
        } else if (alternate.indexOf('[') >= 0
                || alternate.indexOf(']') >= 0
                || alternate.startsWith(".")
                || alternate.endsWith(".")) {
            receipt.refuse(site.number(), "breakend");
        } else if (!areBases(alternate)) {
            receipt.refuse(site.number(), "ALT is no sequence of bases");
        } else if (Math.max(alternate.length(), site.reference().length()) > LONGEST) {
            spelledOut(site, alternate, index);
        } else {
            small(site, alternate, index, calls);
        }
    }

    private void small(Site site, String alternate, int index, Collection<Call> calls) {
        var change = alignment.leftmost(new Spdi(site.contig(), site.start(), site.reference(), alternate));
        if (change.deleted().isEmpty() && change.inserted().isEmpty()) {
            receipt.refuse(site.number(), "REF and ALT are the same");
            return;
        }
        var share = Share.of(site.line(), column, index);
        if (site.genotype().isUntold() && share.orElse(1) == 0) {
            return;
        }
        var copy = site.genotype().copy(index);
        calls.add(new Call(
                change,
                state(site, index, share),
                copy.isPresent() ? OptionalInt.of(phaseSet(site)) : OptionalInt.empty(),
                copy,
                site.passed(),
                share));
        receipt.call();
        looked.called(
                site.contig(), site.start(), site.start() + site.reference().length());
    }

    /** Without a phase set, all that is phased on a contig lies in one (VCF 4.3, PS). */
    private int phaseSet(Site site) {
        return Math.max(0, Columns.number(site.line().sample(column, "PS")));
    }

    private static CallState state(Site site, int index, OptionalInt share) {
        var state = site.genotype().state(index);
        if (!site.contig().isMitochondrial()) {
            return state;
        }
        var all = share.isPresent()
                ? share.getAsInt() >= ALL_COPIES
                : state == CallState.HOMOZYGOUS || state == CallState.HEMIZYGOUS;
        return all ? CallState.HOMOPLASMIC : CallState.HETEROPLASMIC;
    }

    private void spelledOut(Site site, String alternate, int index) {
        var change = new Spdi(site.contig(), site.start(), site.reference(), alternate).trimmed();
        var type = change.deleted().length() > change.inserted().length() ? LargeTypes.DELETION : LargeTypes.INSERTION;
        int end = Math.max(change.start() + 1, change.interval().end());
        var place = new Interval(site.contig(), change.start(), end);
        large.add(new LargeCall(
                type,
                place,
                Optional.of(place),
                Optional.empty(),
                site.genotype().state(index),
                site.passed()));
        receipt.largeCall();
    }

    private void symbolic(Site site, String alternate, int index) {
        var read = LargeTypes.read(site.line(), column, alternate, site.contig(), site.start());
        if (read.isEmpty()) {
            receipt.refuse(site.number(), "structural type or END is not read");
            return;
        }
        large.add(read.get().call(site.genotype().state(index), site.passed()));
        receipt.largeCall();
    }
}

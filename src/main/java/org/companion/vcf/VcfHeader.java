package org.companion.vcf;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.companion.genome.Assembly;
import org.companion.genome.Contig;
import org.companion.vcf.VcfRefused.Reason;

/** What a VCF says of itself before its first call. */
final class VcfHeader {
    private static final int FIXED = 9;
    private static final int MOST_LINES = 100_000;
    private static final Pattern VERSION = Pattern.compile("##fileformat=VCFv4\\.\\d.*");
    private static final Pattern CONTIG = Pattern.compile("##contig=<.*");
    private static final Pattern ID = Pattern.compile("[<,]ID=([^,>]+)");
    private static final Pattern LENGTH = Pattern.compile("[<,]length=(\\d+)");
    private static final Pattern BUILD = Pattern.compile("(?i)(grch38|hg38|grch37|hg19|b37|hs37d5)");
    /** Lengths by which the first chromosome, the seventh and the X tell the build. */
    private static final Set<String> LENGTHS_37 = Set.of("1:249250621", "7:159138663", "X:155270560");

    private static final Set<String> LENGTHS_38 = Set.of("1:248956422", "7:159345973", "X:156040895");

    private final Set<Assembly> builds = EnumSet.noneOf(Assembly.class);
    private List<String> samples = List.of();
    private int lines;

    static VcfHeader read(Lines file) throws IOException {
        var header = new VcfHeader();
        var first = file.next().orElse("");
        if (!VERSION.matcher(first).matches()) {
            throw new VcfRefused(Reason.NOT_A_VCF, "the first line must be ##fileformat=VCFv4.x");
        }
        header.lines = 1;
        while (true) {
            var line = file.next()
                    .orElseThrow(() -> new VcfRefused(Reason.NOT_A_VCF, "the file ends before the line #CHROM"));
            if (++header.lines > MOST_LINES) {
                throw new VcfRefused(Reason.TOO_LARGE, "the header has more than " + MOST_LINES + " lines");
            }
            if (line.startsWith("#CHROM\t")) {
                header.columns(line);
                return header;
            }
            if (!line.startsWith("##")) {
                throw new VcfRefused(Reason.NOT_A_VCF, "line " + header.lines + " must be a header line or #CHROM");
            }
            header.meta(line);
        }
    }

    private void columns(String line) {
        var columns = line.split("\t", -1);
        if (!line.startsWith("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO")) {
            throw new VcfRefused(
                    Reason.NOT_A_VCF, "line " + lines + " must begin #CHROM POS ID REF ALT QUAL FILTER INFO");
        }
        samples = columns.length > FIXED ? List.of(columns).subList(FIXED, columns.length) : List.of();
    }

    private void meta(String line) {
        if (line.startsWith("##reference=") || line.startsWith("##assembly=")) {
            build(line);
        } else if (CONTIG.matcher(line).matches()) {
            contig(line);
        }
    }

    private void build(String line) {
        var m = BUILD.matcher(line);
        if (m.find()) {
            builds.add(m.group(1).endsWith("38") ? Assembly.GRCH38 : Assembly.GRCH37);
        }
    }

    private void contig(String line) {
        var id = ID.matcher(line);
        var length = LENGTH.matcher(line);
        if (id.find() && !id.group(1).isBlank()) {
            new Contig(id.group(1)).assembly().ifPresent(builds::add);
            if (length.find()) {
                var told = id.group(1).replaceFirst("^chr", "") + ":" + length.group(1);
                if (LENGTHS_37.contains(told)) {
                    builds.add(Assembly.GRCH37);
                }
                if (LENGTHS_38.contains(told)) {
                    builds.add(Assembly.GRCH38);
                }
            }
        }
    }

    /** The build; the caller's word and the file's must agree. */
    Assembly assembly(Optional<Assembly> told) {
        if (builds.size() > 1 || (told.isPresent() && builds.size() == 1 && !builds.contains(told.get()))) {
            throw new VcfRefused(
                    Reason.WHICH_ASSEMBLY,
                    "the header speaks of " + builds
                            + told.map(one -> ", the request of " + one).orElse(""));
        }
        return told.or(() -> builds.stream().findFirst())
                .orElseThrow(() -> new VcfRefused(
                        Reason.WHICH_ASSEMBLY, "neither the header nor the request tells GRCh37 or GRCh38"));
    }

    /** The column of the sample: the one that is named, or the only one. */
    int column(Optional<String> name) {
        if (name.isPresent()) {
            var index = samples.indexOf(name.get());
            if (index < 0) {
                throw new VcfRefused(Reason.WHICH_SAMPLE, "the file has no sample of that name; it has " + samples);
            }
            return FIXED + index;
        }
        if (samples.size() != 1) {
            throw new VcfRefused(
                    Reason.WHICH_SAMPLE,
                    samples.isEmpty() ? "the file has no sample" : "name one of the samples " + samples);
        }
        return FIXED;
    }

    int lines() {
        return lines;
    }
}

package org.companion.genome;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads variants as they are written: SPDI (Holmes et al., Bioinformatics 2020) and HGVS of a contig ({@code g.}, {@code
 * m.}) or of a transcript ({@code c.}, {@code n.}).
 */
public final class VariantNames {
    private static final int LONGEST = 10_000;
    private static final Pattern SPDI =
            Pattern.compile("(N[CTW]_\\d+\\.\\d+):(\\d{1,9}):(\\d{1,5}|[ACGTNacgtn]*):([ACGTNacgtn]*)");
    private static final Pattern HGVS = Pattern.compile("([A-Z]{2,4}_?\\d+)(\\.\\d+)?(?:\\([^)]*\\))?:([gmcn])\\.(.+)");
    private static final String AT = "(\\*?-?\\d{1,9}(?:[+-]\\d{1,6})?)";
    private static final Pattern SUBSTITUTION = Pattern.compile(AT + "([ACGTN]+)>([ACGTN]+)");
    private static final Pattern EDIT =
            Pattern.compile(AT + "(?:_" + AT + ")?(delins|del|dup|ins|inv|=)([ACGTN]*)(?:ins([ACGTN]+))?");
    private static final Pattern POSITION = Pattern.compile("(\\*?)(-?\\d+)([+-]\\d+)?");

    private final Transcripts transcripts;
    private final Sequence sequence;
    private final Alignment alignment;

    /** @param sequence the reference, where one is mounted: with it every name is held against it and left-aligned */
    public VariantNames(Transcripts transcripts, Sequence sequence) {
        this.transcripts = transcripts;
        this.sequence = sequence;
        this.alignment = new Alignment(sequence);
    }

    /** The allele that a name stands for; empty where it is refused. */
    public Optional<VariantName.Allele> allele(String written) {
        return read(written).fold(new VariantName.Kinds<>() {
            @Override
            public Optional<VariantName.Allele> allele(VariantName.Allele allele) {
                return Optional.of(allele);
            }

            @Override
            public Optional<VariantName.Allele> refused(VariantName.Refused refused) {
                return Optional.empty();
            }
        });
    }

    /** Reads one name. */
    public VariantName read(String written) {
        var text = written.strip();
        var spdi = SPDI.matcher(text);
        if (spdi.matches()) {
            return spdi(spdi);
        }
        var hgvs = HGVS.matcher(text);
        return hgvs.matches()
                ? hgvs(hgvs)
                : malformed("'" + written + "' is neither SPDI (NC_000007.14:140753335:A:T) nor HGVS"
                        + " (NC_000007.14:g.140753336A>T, NM_004333.6:c.1799T>A)");
    }

    private VariantName spdi(Matcher m) {
        var contig = new Contig(m.group(1));
        if (contig.chromosome().isEmpty()) {
            return unknown(contig + " is no chromosome of GRCh37 or GRCh38");
        }
        var deleted = m.group(3);
        if (!deleted.isEmpty() && Character.isDigit(deleted.charAt(0))) {
            deleted = "N".repeat(Math.min(LONGEST, Integer.parseInt(deleted)));
        }
        return allele(new Spdi(contig, Integer.parseInt(m.group(2)), deleted, m.group(4)), false);
    }

    private VariantName hgvs(Matcher m) {
        var edit = m.group(4);
        switch (m.group(3)) {
            case "g", "m" -> {
                var contig = new Contig(m.group(1) + (m.group(2) == null ? "" : m.group(2)));
                return contig.chromosome().isEmpty()
                        ? unknown(contig + " is no chromosome of GRCh37 or GRCh38; give its accession with version")
                        : change(edit, new Reference(contig, true, VariantNames::onContig));
            }
            default -> {
                var coding = m.group(3).equals("c");
                return transcripts
                        .of(m.group(1))
                        .map(t -> change(
                                edit,
                                new Reference(
                                        t.contig(),
                                        t.forward(),
                                        position -> coding ? t.coding(position) : t.whole(position))))
                        .orElseGet(() -> unknown("transcript " + m.group(1)
                                + " is not known here; write the variant as SPDI, or as g. on a chromosome"));
            }
        }
    }

    /** What positions are counted on. */
    private record Reference(Contig contig, boolean forward, Places places) {
        Optional<Integer> place(String written) {
            var m = POSITION.matcher(written);
            if (!m.matches()) {
                return Optional.empty();
            }
            var offset = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
            var base = Integer.parseInt(m.group(2));
            return base == 0
                    ? Optional.empty()
                    : places.of(
                            new Transcript.Position(base, offset, !m.group(1).isEmpty()));
        }

        String bases(String written) {
            return forward ? written : Bases.complement(written);
        }
    }

    private interface Places {
        /** Zero-based on the contig; empty where the position does not exist. */
        Optional<Integer> of(Transcript.Position position);
    }

    private static Optional<Integer> onContig(Transcript.Position position) {
        return position.offset() != 0 || position.after() || position.base() < 1
                ? Optional.empty()
                : Optional.of(position.base() - 1);
    }

    private VariantName change(String edit, Reference on) {
        var substitution = SUBSTITUTION.matcher(edit);
        if (substitution.matches()) {
            return substitution(substitution, on);
        }
        var m = EDIT.matcher(edit);
        if (!m.matches()) {
            return malformed("'" + edit + "' is no change that is read: substitution, del, dup, ins, delins, inv");
        }
        var first = on.place(m.group(1));
        var last = m.group(2) == null ? first : on.place(m.group(2));
        if (first.isEmpty() || last.isEmpty()) {
            return unknown("position " + m.group(1) + " does not lie in the sequence");
        }
        int low = Math.min(first.get(), last.get());
        int high = Math.max(first.get(), last.get());
        if (on.forward() ? first.get() > last.get() : first.get() < last.get()) {
            return malformed("'" + edit + "': the first position must not lie behind the second");
        }
        if (high - low >= LONGEST) {
            return unknown("'" + edit + "' replaces more than " + LONGEST + " bases; ask by range");
        }
        return edited(m, on, low, high);
    }

    private VariantName substitution(Matcher m, Reference on) {
        var place = on.place(m.group(1));
        var deleted = on.bases(m.group(2));
        if (place.isEmpty()) {
            return unknown("position " + m.group(1) + " does not lie in the sequence");
        }
        int start = on.forward() ? place.get() : place.get() - deleted.length() + 1;
        return allele(new Spdi(on.contig(), start, deleted, on.bases(m.group(3))), false);
    }

    private VariantName edited(Matcher m, Reference on, int low, int high) {
        var told = m.group(4).isEmpty() && !m.group(3).equals("ins")
                ? referenceBases(m.group(3), on, low, high)
                : on.bases(m.group(4));
        var replaced = "N".repeat(high + 1 - low);
        switch (m.group(3)) {
            case "=" -> {
                return unknown("'=' names the reference itself, which is no variant");
            }
            case "ins" -> {
                return high != low + 1 || told.isEmpty()
                        ? malformed("ins stands between two neighbours and tells the bases: 100_101insA")
                        : allele(new Spdi(on.contig(), high, "", told), true);
            }
            case "delins" -> {
                return told.isEmpty()
                        ? malformed("delins tells the bases that are inserted: 100_101delinsA")
                        : allele(new Spdi(on.contig(), low, replaced, told), true);
            }
            case "del" -> {
                var inserted = m.group(5) == null ? "" : on.bases(m.group(5));
                return told.isEmpty() || told.length() == replaced.length()
                        ? allele(new Spdi(on.contig(), low, told.isEmpty() ? replaced : told, inserted), true)
                        : malformed("as many bases must be told as are deleted");
            }
            case "dup" -> {
                return told.length() == replaced.length()
                        ? allele(new Spdi(on.contig(), low, "", told), true)
                        : unknown(
                                "a duplication needs the reference sequence; tell its bases (dupCTAT), or write SPDI");
            }
            default -> {
                return told.length() == replaced.length()
                        ? allele(new Spdi(on.contig(), low, told, Bases.complement(told)), false)
                        : unknown("an inversion needs the reference sequence; write it as SPDI");
            }
        }
    }

    /** What a duplication repeats or an inversion turns, where the name leaves it to the reference. */
    private String referenceBases(String edit, Reference on, int low, int high) {
        return edit.equals("dup") || edit.equals("inv")
                ? sequence.bases(new Interval(on.contig(), low, high + 1)).orElse("")
                : "";
    }

    private VariantName allele(Spdi change, boolean shiftable) {
        var disagreement = alignment.disagreement(change);
        if (disagreement.isPresent()) {
            return unknown("the reference has " + disagreement.get() + " at " + change.interval() + ", not "
                    + change.deleted());
        }
        var trimmed = alignment.leftmost(change);
        return trimmed.deleted().isEmpty() && trimmed.inserted().isEmpty()
                ? malformed("both alleles are the same: that is no variant")
                : new VariantName.Allele(
                        trimmed,
                        shiftable
                                && trimmed.deleted().length()
                                        != trimmed.inserted().length());
    }

    private static VariantName malformed(String reason) {
        return new VariantName.Refused(false, reason);
    }

    private static VariantName unknown(String reason) {
        return new VariantName.Refused(true, reason);
    }
}

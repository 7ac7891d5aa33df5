package org.companion.lab;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.companion.chart.Coded;
import org.companion.delivery.Parts;
import org.companion.delivery.Result;
import org.companion.delivery.Standing;
import org.companion.genome.Contig;
import org.companion.genome.ProteinChange;
import org.companion.intake.Reported.Answer;
import org.companion.intake.Reported.Part;

/** A change as a laboratory tells it, put together part by part; what is empty leaves no part. */
final class Change {
    private static final Pattern BASES = Pattern.compile("[ACGTN]{1,10000}");
    private static final Pattern HGNC_ID = Pattern.compile("(?:HGNC:)?(\\d{1,6})");

    private final List<Part> parts = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private boolean named;

    static boolean isBases(String allele) {
        return BASES.matcher(allele).matches();
    }

    Change gene(String symbol) {
        return words(Codes.GENE, symbol);
    }

    /** {@code hgnc}: the gene's number at HGNC, with or without its prefix; anything else is left out. */
    Change gene(String symbol, String hgnc) {
        var id = HGNC_ID.matcher(hgnc.strip());
        return symbol.isBlank() || !id.matches()
                ? gene(symbol)
                : part(Parts.coded(Codes.GENE, Parts.HGNC, "HGNC:" + id.group(1), symbol.strip()));
    }

    /**
     * The change of the transcript, with or without {@code c.} and the transcript before it. Older spellings become
     * HGVS: {@code 2235_2249del15} is {@code c.2235_2249del}, {@code 2237_2255>T} is {@code c.2237_2255delinsT}.
     */
    Change coding(String transcript, String effect) {
        var colon = effect.lastIndexOf(':');
        var bare = effect.substring(colon + 1).strip().replaceFirst("^c\\.", "");
        var on = transcript.isBlank() && colon > 0 ? effect.substring(0, colon).strip() : transcript.strip();
        words(Codes.TRANSCRIPT, on.replaceFirst("\\([^)]*\\)$", ""));
        if (!bare.matches("[0-9*+\\-_]+[A-Za-z0-9>_+\\-]+")) {
            return bare.isEmpty() ? this : note("c. as written: " + bare);
        }
        var hgvs = bare.replaceFirst("^(\\d+_\\d+)[ACGT]*>([ACGT]+)$", "$1delins$2")
                .replaceFirst("^(\\d+_\\d+del)\\d+$", "$1");
        named = true;
        return words(Codes.CODING, (on.isEmpty() ? "" : on + ":") + "c." + hgvs);
    }

    /** The change of the protein, with or without {@code p.}; other words are noted. */
    Change protein(String effect) {
        var bare = effect.strip();
        if (ProteinChange.parse(bare).isEmpty()) {
            return bare.isEmpty() ? this : note("protein effect as written: " + bare);
        }
        named = true;
        return words(Codes.PROTEIN, bare.contains("p.") ? bare : "p." + bare);
    }

    /** A name that stands for the change by itself. */
    Change name(String loinc, String words) {
        named |= !words.isBlank();
        return words(loinc, words);
    }

    /**
     * Where it lies and what stands there instead, on the chromosome's forward strand; {@code position}, one-based, is
     * that of the first base of {@code reference}. Left out where an allele is not spelled out in bases.
     */
    Change at(Contig contig, long position, String reference, String alternate) {
        if (!isBases(reference) || !isBases(alternate)) {
            return this;
        }
        named = true;
        return words(Codes.SEQUENCE, contig.accession())
                .part(Parts.bases(Codes.START_END, position, position + reference.length() - 1))
                .words(Codes.REFERENCE, reference)
                .words(Codes.ALTERNATE, alternate);
    }

    /** The kind of a larger change, which is known by it and its gene. */
    Change structure(Part type) {
        named = true;
        return part(type);
    }

    Change words(String loinc, String words) {
        return words.isBlank() ? this : part(Parts.words(loinc, words.strip()));
    }

    Change number(String loinc, Optional<BigDecimal> value) {
        return part(value.map(number -> Parts.number(loinc, number, "1")));
    }

    Change part(Part part) {
        parts.add(part);
        return this;
    }

    Change part(Optional<Part> part) {
        part.ifPresent(parts::add);
        return this;
    }

    Change note(String note) {
        if (!note.isBlank()) {
            notes.add(Rows.clipped(note));
        }
        return this;
    }

    /** Whether anything says what the change is. */
    boolean isNamed() {
        return named;
    }

    Result result(Answer answer, Standing standing) {
        return new Result(
                Result.Kind.VARIANT,
                Coded.words(""),
                answer,
                parts,
                standing,
                List.of(),
                Result.Remarks.note(String.join("; ", notes)));
    }
}

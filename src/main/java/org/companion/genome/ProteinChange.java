package org.companion.genome;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A change of a protein, in one normal form whatever the spelling: {@code p.(Thr315Ile)}, {@code NP_005148.2:p.Thr315Ile}
 * and {@code T315I} are the same value. Codons are one-based and both ends are included (HGVS, protein level).
 *
 * @param replaced residues that are named at the ends of the change, one-letter
 * @param alternate what stands there instead, one-letter, empty where nothing does or it is not said
 */
public record ProteinChange(Kind kind, String replaced, int start, int end, String alternate) {
    /** What happens to the residues. */
    public enum Kind {
        SUBSTITUTION,
        NONSENSE,
        SILENT,
        DELETION,
        INSERTION,
        DELETION_INSERTION,
        DUPLICATION,
        FRAMESHIFT
    }

    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("Ala", "A"),
            Map.entry("Arg", "R"),
            Map.entry("Asn", "N"),
            Map.entry("Asp", "D"),
            Map.entry("Cys", "C"),
            Map.entry("Gln", "Q"),
            Map.entry("Glu", "E"),
            Map.entry("Gly", "G"),
            Map.entry("His", "H"),
            Map.entry("Ile", "I"),
            Map.entry("Leu", "L"),
            Map.entry("Lys", "K"),
            Map.entry("Met", "M"),
            Map.entry("Phe", "F"),
            Map.entry("Pro", "P"),
            Map.entry("Ser", "S"),
            Map.entry("Thr", "T"),
            Map.entry("Trp", "W"),
            Map.entry("Tyr", "Y"),
            Map.entry("Val", "V"),
            Map.entry("Sec", "U"),
            Map.entry("Ter", "*"));
    private static final Pattern ONE_LETTER_SPELLING = Pattern.compile("[A-Z*]\\d.*");
    /** The words stand first, so that no residue is read across the end of one: {@code insER} holds no serine. */
    private static final Pattern WORD_OR_RESIDUE = Pattern.compile(
            "delins|del|ins|dup|fs|" + LETTERS.keySet().stream().sorted().collect(Collectors.joining("|")),
            Pattern.CASE_INSENSITIVE);

    private static final String ONE = "([A-Z*])(\\d{1,5})";
    private static final String SPAN = ONE + "(?:_" + ONE + ")?";
    private static final Pattern POINT = Pattern.compile(ONE + "([A-Z*=])");
    private static final Pattern FRAME = Pattern.compile(ONE + "[A-Z]?fs(?:\\*\\S*|X\\d*)?");
    private static final Pattern INDEL = Pattern.compile(SPAN + "delins([A-Z*]+)");
    private static final Pattern LOSS = Pattern.compile(SPAN + "del[A-Z]*");
    private static final Pattern COPY = Pattern.compile(SPAN + "dup[A-Z]*");
    private static final Pattern GAIN = Pattern.compile(SPAN + "ins([A-Z*]+)");

    public ProteinChange {
        if (start < 1 || end < start) {
            throw new IllegalArgumentException("codons %d to %d are no stretch of a protein".formatted(start, end));
        }
    }

    /** Reads HGVS or legacy spelling, one- or three-letter; empty when the text is no single protein change. */
    public static Optional<ProteinChange> parse(String text) {
        var bare = text.strip();
        var colon = bare.lastIndexOf(':');
        if (colon >= 0) {
            bare = bare.substring(colon + 1).strip();
        }
        if (bare.startsWith("p.")) {
            bare = bare.substring(2);
        }
        bare = bare.replace("(", "").replace(")", "").replace(" ", "");
        var written = ONE_LETTER_SPELLING.matcher(bare).matches() ? bare : oneLetter(bare);
        return point(written)
                .or(() -> frame(written))
                .or(() -> spanning(INDEL, written, Kind.DELETION_INSERTION))
                .or(() -> spanning(LOSS, written, Kind.DELETION))
                .or(() -> spanning(COPY, written, Kind.DUPLICATION))
                .or(() -> spanning(GAIN, written, Kind.INSERTION));
    }

    private static String oneLetter(String bare) {
        return WORD_OR_RESIDUE.matcher(bare).replaceAll(m -> Matcher.quoteReplacement(letter(m.group())));
    }

    private static String letter(String three) {
        var key = three.substring(0, 1).toUpperCase(Locale.ROOT)
                + three.substring(1).toLowerCase(Locale.ROOT);
        return LETTERS.getOrDefault(key, three);
    }

    private static Optional<ProteinChange> point(String bare) {
        var m = POINT.matcher(bare);
        if (!m.matches()) {
            return Optional.empty();
        }
        var codon = codon(m.group(2));
        var alternate = m.group(3).equals("X") ? "*" : m.group(3);
        var silent = alternate.equals("=") || alternate.equals(m.group(1));
        var kind = silent ? Kind.SILENT : alternate.equals("*") ? Kind.NONSENSE : Kind.SUBSTITUTION;
        return valid(kind, m.group(1), codon, codon, silent ? m.group(1) : alternate);
    }

    private static Optional<ProteinChange> frame(String bare) {
        var m = FRAME.matcher(bare);
        return m.matches()
                ? valid(Kind.FRAMESHIFT, m.group(1), codon(m.group(2)), codon(m.group(2)), "")
                : Optional.empty();
    }

    private static Optional<ProteinChange> spanning(Pattern pattern, String bare, Kind kind) {
        var m = pattern.matcher(bare);
        if (!m.matches()) {
            return Optional.empty();
        }
        var oneEnd = m.group(4) == null;
        var replaced = oneEnd ? m.group(1) : m.group(1) + m.group(3);
        var end = oneEnd ? codon(m.group(2)) : codon(m.group(4));
        return valid(kind, replaced, codon(m.group(2)), end, m.groupCount() > 4 ? m.group(5) : "");
    }

    private static Optional<ProteinChange> valid(Kind kind, String replaced, int start, int end, String alternate) {
        return start < 1 || end < start
                ? Optional.empty()
                : Optional.of(new ProteinChange(kind, replaced, start, end, alternate));
    }

    private static int codon(String digits) {
        return Integer.parseInt(digits);
    }

    /** Whether any residue of the change lies in the codons {@code first} to {@code last}, both included. */
    public boolean touches(int first, int last) {
        return start <= last && end >= first;
    }

    /** HGVS with one-letter residues, such as {@code p.T315I} or {@code p.E746_A750del}. */
    public String hgvs() {
        var last = replaced.length() > 1 ? "_" + replaced.charAt(1) + end : "";
        var place = "p." + replaced.charAt(0) + start + last;
        return switch (kind) {
            case SUBSTITUTION, NONSENSE -> place + alternate;
            case SILENT -> place + "=";
            case DELETION -> place + "del";
            case INSERTION -> place + "ins" + alternate;
            case DELETION_INSERTION -> place + "delins" + alternate;
            case DUPLICATION -> place + "dup";
            case FRAMESHIFT -> place + "fs";
        };
    }

    /** The same without the {@code p.}, as it is said on the ward. */
    public String shortName() {
        return hgvs().substring(2);
    }
}

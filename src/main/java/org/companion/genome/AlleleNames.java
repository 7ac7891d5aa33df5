package org.companion.genome;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The spellings of star and HLA alleles, brought to one form: {@code *2}, {@code *2xN}, {@code *57:01}. */
public final class AlleleNames {
    private static final Pattern LEGACY_HLA = Pattern.compile("\\*(\\d{2})(\\d{2,3})");
    private static final Pattern PADDED_STAR = Pattern.compile("\\*0+(\\d+.*)");
    private static final Pattern COPIES = Pattern.compile("(\\*\\d+)[xX×]([nN]|\\d+)");

    private AlleleNames() {}

    /** One allele name without its gene: {@code CYP2C19*2}, {@code *02} and {@code *2} are {@code *2}. */
    public static String normal(Gene gene, String written) {
        var name = withoutGene(gene, written.strip());
        if (name.startsWith("*")) {
            name = isHla(gene) ? hla(name) : star(name);
        }
        return name;
    }

    /** Whether names of this gene's alleles follow the HLA nomenclature (fields divided by colons). */
    public static boolean isHla(Gene gene) {
        return gene.symbol().startsWith("HLA-");
    }

    /**
     * Whether the HLA allele {@code name} is the allele {@code sought} or a finer-typed form of it, by whole fields:
     * {@code *57:01:01} is {@code *57:01}; {@code *57} alone is not.
     */
    public static boolean isFormOf(String name, String sought) {
        var fields = fields(name);
        var wanted = fields(sought);
        return fields.size() >= wanted.size()
                && fields.subList(0, wanted.size()).equals(wanted);
    }

    /**
     * Whether the HLA allele {@code name} is typed too coarsely to tell it from {@code sought}: fewer fields, or a
     * multiple-allele code (letters) where the digits should be.
     */
    public static boolean mightBe(String name, String sought) {
        var fields = fields(name);
        var wanted = fields(sought);
        for (int i = 0; i < wanted.size(); i++) {
            if (i >= fields.size() || fields.get(i).chars().allMatch(Character::isLetter)) {
                return true;
            }
            if (!fields.get(i).equals(wanted.get(i))) {
                return false;
            }
        }
        return false;
    }

    private static List<String> fields(String name) {
        var bare = name.startsWith("*") ? name.substring(1) : name;
        return List.of(bare.split(":"));
    }

    private static String withoutGene(Gene gene, String name) {
        var symbol = gene.symbol();
        if (begins(name, symbol)) {
            return name.substring(symbol.length()).strip();
        }
        if (isHla(gene) && begins(name, symbol.substring(4))) {
            return name.substring(symbol.length() - 4).strip();
        }
        return name;
    }

    /** Letter by letter: some letters become two when they are written large. */
    private static boolean begins(String name, String symbol) {
        return name.regionMatches(true, 0, symbol, 0, symbol.length());
    }

    private static String hla(String name) {
        var legacy = LEGACY_HLA.matcher(name);
        return legacy.matches() ? "*" + legacy.group(1) + ":" + legacy.group(2) : name;
    }

    private static String star(String name) {
        var close = name.replace(" ", "");
        var padded = PADDED_STAR.matcher(close);
        var plain = padded.matches() ? "*" + padded.group(1) : close;
        var copies = COPIES.matcher(plain);
        return copies.matches() ? copies.group(1) + "x" + copies.group(2).toUpperCase(Locale.ROOT) : plain;
    }
}

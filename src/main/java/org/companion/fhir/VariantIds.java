package org.companion.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.companion.chart.Coded;
import org.companion.inquiry.Role;
import org.companion.inquiry.Token;
import org.companion.inquiry.Word;

/** The ids that dbSNP ({@code rs…}) and ClinVar ({@code VCV…}, a variation's number) give to variants. */
public final class VariantIds {
    private static final String VARIATION_CODE = "81252-9";
    private static final String CLINVAR = "http://www.ncbi.nlm.nih.gov/clinvar";
    private static final String DBSNP = "http://www.ncbi.nlm.nih.gov/snp";
    private static final Pattern RS = Pattern.compile("(?i)rs(\\d{1,12})");
    private static final Pattern VCV = Pattern.compile("(?i)VCV0*(\\d{1,9})(?:\\.\\d+)?");
    private static final Pattern CLINVAR_NUMBER = Pattern.compile("(?i)clinvar:\\s*0*(\\d{1,9})");
    private static final Pattern NUMBER = Pattern.compile("0*(\\d{1,9})");

    private VariantIds() {}

    /** The ids that a variant's Observation carries, as variation code or identifier, each in one spelling. */
    static Set<Word> of(JsonNode observation) {
        var codes = Json.each(observation, "component")
                .filter(part -> Concepts.concept(part.path("code")).codes().stream()
                        .anyMatch(code -> code.code().equals(VARIATION_CODE)))
                .flatMap(part -> Concepts.concept(part.path("valueCodeableConcept")).codes().stream());
        var identifiers = Json.each(observation, "identifier")
                .map(one -> new Coded.Code(
                        one.path("system").asText(), one.path("value").asText(), ""));
        var words = new LinkedHashSet<Word>();
        Stream.concat(codes, identifiers)
                .flatMap(code -> word(code.system(), code.code()).stream())
                .forEach(words::add);
        return words;
    }

    /**
     * An id as a caller writes it: {@code rs113488022}, {@code VCV000013961}, {@code ClinVar:13961}, or with its system;
     * empty for any other name.
     */
    public static Optional<Token> read(String written) {
        var text = written.strip();
        var bar = text.indexOf('|');
        var word = bar < 0 ? word("", text) : word(text.substring(0, bar), text.substring(bar + 1));
        return word.map(id -> new Token(written, Optional.of(id.system()), id.code()));
    }

    private static Optional<Word> word(String system, String code) {
        var rs = RS.matcher(code.strip());
        if (rs.matches()) {
            return Optional.of(new Word(Role.NAME, DBSNP, "rs" + rs.group(1), ""));
        }
        return Stream.of(VCV, CLINVAR_NUMBER, NUMBER)
                .filter(form ->
                        form != NUMBER || system.toLowerCase(Locale.ROOT).contains("clinvar"))
                .map(form -> form.matcher(code.strip()))
                .filter(found -> found.matches())
                .map(found -> new Word(Role.NAME, CLINVAR, found.group(1), ""))
                .findFirst();
    }
}

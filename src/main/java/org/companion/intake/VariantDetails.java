package org.companion.intake;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.companion.chart.Finding.Variant.Details;
import org.companion.chart.Origin;
import org.companion.chart.Significance;
import org.companion.chart.Zygosity;

/** Reads what a report says of a variant beside what it is: copies, origin, and what it is held to be. */
final class VariantDetails {
    private static final Map<String, Zygosity> ZYGOSITIES = Map.of(
            "la6706-1", Zygosity.HETEROZYGOUS,
            "heterozygous", Zygosity.HETEROZYGOUS,
            "la6705-3", Zygosity.HOMOZYGOUS,
            "homozygous", Zygosity.HOMOZYGOUS,
            "la6707-9", Zygosity.HEMIZYGOUS,
            "hemizygous", Zygosity.HEMIZYGOUS);
    private static final Map<String, Significance> SIGNIFICANCES = Map.of(
            "la6668-3", Significance.PATHOGENIC,
            "pathogenic", Significance.PATHOGENIC,
            "la26332-9", Significance.PATHOGENIC,
            "likely pathogenic", Significance.PATHOGENIC,
            "la26333-7", Significance.UNCERTAIN,
            "uncertain significance", Significance.UNCERTAIN,
            "la26334-5", Significance.BENIGN,
            "likely benign", Significance.BENIGN,
            "la6675-8", Significance.BENIGN,
            "benign", Significance.BENIGN);
    private static final Map<String, Origin> ORIGINS = Map.of(
            "la6683-2", Origin.GERMLINE,
            "germline", Origin.GERMLINE,
            "la6684-0", Origin.SOMATIC,
            "somatic", Origin.SOMATIC);

    private static final BigDecimal MOST = new BigDecimal(10_000_000);

    private VariantDetails() {}

    static Details of(Reported reported) {
        return new Details(
                first(reported, Codes.ALLELIC_STATE, ZYGOSITIES),
                first(reported, Codes.SOURCE_CLASS, ORIGINS),
                first(reported, Codes.SIGNIFICANCE, SIGNIFICANCES),
                number(reported, Codes.COPY_NUMBER),
                number(reported, Codes.READ_DEPTH).map(BigDecimal::intValue).filter(reads -> reads > 0));
    }

    private static Optional<BigDecimal> number(Reported reported, String code) {
        return reported.part(code)
                .flatMap(answer -> answer.amount().stream())
                .map(Reported.Amount::value)
                .filter(number -> number.signum() >= 0 && number.compareTo(MOST) < 0)
                .findFirst();
    }

    private static <T> Optional<T> first(Reported reported, String code, Map<String, T> words) {
        return reported.part(code)
                .flatMap(answer -> answer.coded().writings())
                .flatMap(text -> Optional.ofNullable(words.get(text.strip().toLowerCase(Locale.ROOT))).stream())
                .findFirst();
    }
}

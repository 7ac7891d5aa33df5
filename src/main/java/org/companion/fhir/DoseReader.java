package org.companion.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads from a MedicationRequest how much of a drug is given in a day, in milligrams. */
final class DoseReader {
    private static final Map<String, BigDecimal> MASSES = Map.of(
            "mg", BigDecimal.ONE,
            "g", new BigDecimal("1000"),
            "ug", new BigDecimal("0.001"),
            "mcg", new BigDecimal("0.001"));
    private static final Pattern PIECES =
            Pattern.compile("\\{?(tab|tablet|tablets|tbl|cap|capsule|capsules|pill|pills)s?}?|1");
    private static final Pattern STRENGTH =
            Pattern.compile("(\\d{1,5}(?:\\.\\d{1,3})?) ?mg\\b(?!/)", Pattern.CASE_INSENSITIVE);
    private static final Map<String, BigDecimal> DAYS =
            Map.of("h", new BigDecimal("24"), "d", BigDecimal.ONE, "wk", new BigDecimal("0.142857142857"));
    private static final Map<String, Integer> TIMES =
            Map.of("QD", 1, "AM", 1, "PM", 1, "BED", 1, "BID", 2, "TID", 3, "QID", 4);

    private DoseReader() {}

    /** Empty where the order gives none, or several that may follow one another. */
    static Optional<BigDecimal> milligramsADay(JsonNode order, String drug) {
        var instructions = Json.each(order, "dosageInstruction").toList();
        if (instructions.size() != 1) {
            return Optional.empty();
        }
        var dosage = instructions.get(0);
        return milligrams(Json.first(dosage, "doseAndRate").path("doseQuantity"), drug)
                .flatMap(dose -> timesADay(dosage.path("timing")).map(dose::multiply));
    }

    private static Optional<BigDecimal> milligrams(JsonNode quantity, String drug) {
        var unit = Json.text(quantity, "code")
                .or(() -> Json.text(quantity, "unit"))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        if (!quantity.path("value").isNumber()) {
            return Optional.empty();
        }
        var value = quantity.path("value").decimalValue();
        if (value.precision() > 12 || Math.abs(value.scale()) > 12) {
            return Optional.empty();
        }
        var mass = Optional.ofNullable(MASSES.get(unit));
        return mass.or(() -> PIECES.matcher(unit).matches() ? strength(drug) : Optional.empty())
                .map(value::multiply);
    }

    /** The strength in a product's name; none where it names several. */
    private static Optional<BigDecimal> strength(String drug) {
        var found =
                STRENGTH.matcher(drug).results().map(match -> match.group(1)).toList();
        return found.size() == 1 ? Optional.of(new BigDecimal(found.get(0))) : Optional.empty();
    }

    private static Optional<BigDecimal> timesADay(JsonNode timing) {
        var repeat = timing.path("repeat");
        var period = repeat.path("period");
        if (period.isNumber() && period.decimalValue().signum() > 0) {
            var times = BigDecimal.valueOf(repeat.path("frequency").asInt(1));
            return Json.text(repeat, "periodUnit")
                    .flatMap(unit -> Optional.ofNullable(DAYS.get(unit)))
                    .map(aDay -> times.multiply(aDay).divide(period.decimalValue(), MathContext.DECIMAL64));
        }
        return Concepts.concept(timing.path("code")).codes().stream()
                .flatMap(code -> Optional.ofNullable(TIMES.get(code.code())).stream())
                .map(BigDecimal::valueOf)
                .findFirst();
    }
}

package org.companion.synthetic;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws quantities: counts, chemistry, what is measured in tumours. */
final class Measurements {
    /** How much a value moves from one time to the next, as a part of itself. */
    private static final double MOVES = 0.08;

    private static final String KIDNEY = "eGFR";
    private static final Row CREATININE = new Row(
            "creatinine",
            Map.of("loinc", 0, "display", 1, "unit", 2, "digits", 3),
            List.of("2160-0", "Creatinine [Mass/volume] in Serum or Plasma", "mg/dL", "2"));

    private final List<Row> measurements = Table.read("measurements.csv");
    private final long seed;
    private final Panels panels;

    Measurements(long seed, Panels panels) {
        this.seed = seed;
        this.panels = panels;
    }

    void add(Dossier dossier, String panel) {
        var days = panels.days(dossier.person(), panel);
        if (!days.isEmpty()) {
            add(dossier, rows(panel, ""), days, Map.of(), Optional.empty());
        }
    }

    /** {@code given}: what else was found in the tumour, by question. */
    void ofTumour(Dossier dossier, String tumour, LocalDate day, String specimen, Map<String, String> given) {
        add(dossier, rows("tumour", tumour), List.of(day), given, Optional.of(specimen));
    }

    private List<Row> rows(String panel, String tumour) {
        return measurements.stream()
                .filter(row ->
                        row.text("panel").equals(panel) && row.text("tumour").equals(tumour))
                .toList();
    }

    private void add(
            Dossier dossier,
            List<Row> rows,
            List<LocalDate> days,
            Map<String, String> given,
            Optional<String> specimen) {
        var person = dossier.person();
        Table.grouped(rows, "name").forEach((name, all) -> {
            var draw = Draw.of(seed, person.id(), "measurement " + name);
            var fitting = person.fitting(all, days.get(0)).stream()
                    .filter(row ->
                            row.optional("given").map(one -> holds(one, given)).orElse(true))
                    .toList();
            draw.one(fitting, Row::share).ifPresent(row -> {
                var value = value(row, draw);
                for (var day : days) {
                    write(dossier, row, value, day, specimen);
                    value = within(row, value * (1 + MOVES * draw.normal()));
                }
            });
        });
    }

    private static boolean holds(String condition, Map<String, String> given) {
        var parts = condition.split("=", 2);
        return parts[1].equals(given.get(parts[0]));
    }

    private static double value(Row row, Draw draw) {
        var a = row.number("a");
        var b = row.number("b");
        return within(
                row,
                switch (row.text("shape")) {
                    case "normal" -> a + b * draw.normal();
                    case "lognormal" -> a * StrictMath.exp(b * draw.normal());
                    case "uniform" -> draw.between(a, b);
                    default ->
                        throw new IllegalStateException("the table of measurements has the shape '" + row.text("shape")
                                + "'; normal, lognormal or uniform is due");
                });
    }

    private static double within(Row row, double value) {
        return Math.min(row.number("high"), Math.max(row.number("low"), value));
    }

    private static void write(Dossier dossier, Row row, double value, LocalDate day, Optional<String> specimen) {
        written(dossier, row, value, day, specimen);
        if (row.text("name").equals(KIDNEY)) {
            var person = dossier.person();
            var creatinine = Kidney.creatinine(value, person.age(day), person.female());
            written(dossier, CREATININE, creatinine, day, specimen);
        }
    }

    private static void written(Dossier dossier, Row row, double value, LocalDate day, Optional<String> specimen) {
        var code = Dossier.concept(Dossier.LOINC, row.text("loinc"), row.text("display"), "");
        var json = dossier.observation("laboratory", code, day);
        json.set("valueQuantity", Dossier.quantity(value, row.whole("digits"), row.text("unit")));
        specimen.ifPresent(one -> json.putObject("specimen").put("reference", one));
    }
}

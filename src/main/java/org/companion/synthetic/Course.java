package org.companion.synthetic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Draws how a tumour is treated, and what a later sample shows. */
final class Course {
    /** Of those treated long enough. */
    private static final double SAMPLED_AGAIN = 0.5;

    private final List<Row> courses = Table.read("resistance.csv");
    private final LocalDate today;

    Course(LocalDate today) {
        this.today = today;
    }

    void add(Dossier dossier, String tumour, List<Row> drivers, LocalDate diagnosed, Draw draw) {
        var fitting = courses.stream()
                .filter(row -> row.text("tumour").equals(tumour)
                        && (row.text("gene").isEmpty() || drivers.stream().anyMatch(driver -> isOf(row, driver))))
                .toList();
        var drugs = Table.grouped(fitting, "drug");
        var given = draw.one(List.copyOf(drugs.values()), rows -> rows.get(0).number("treated"));
        if (given.isPresent()) {
            treated(dossier, given.get(), drivers, diagnosed.plusDays(draw.between(14, 45)), draw);
        }
    }

    private static boolean isOf(Row course, Row driver) {
        return course.text("gene").equals(driver.text("gene"))
                && course.text("protein").equals(driver.text("protein"));
    }

    private void treated(Dossier dossier, List<Row> rows, List<Row> drivers, LocalDate from, Draw draw) {
        if (!from.isBefore(today)) {
            return;
        }
        var statement = dossier.about("MedicationStatement");
        statement.put("status", "active");
        statement.set("medicationCodeableConcept", Conditions.drug(rows.get(0)));
        var period = statement.putObject("effectivePeriod").put("start", from.toString());
        var day = from.plusDays(draw.between(150, 700));
        if (day.isBefore(today) && draw.happens(SAMPLED_AGAIN)) {
            var escaped = draw.one(rows, Row::share);
            sampled(dossier, escaped.stream().toList(), drivers, day, draw);
            if (escaped.isPresent()) {
                statement.put("status", "completed");
                period.put("end", day.toString());
            }
        }
    }

    private static void sampled(Dossier dossier, List<Row> escaped, List<Row> drivers, LocalDate day, Draw draw) {
        var sample = Dossier.reference(Tumours.specimen(dossier, "Plasma", day));
        var writing = new Alterations(dossier, sample, day);
        var shed =
                Math.min(0.6, 0.06 * StrictMath.exp(0.9 * draw.normal())); // part of the free DNA that is the tumour's
        var results = new ArrayList<ObjectNode>();
        for (var driver : drivers) {
            var expected = driver.text("kind").equals("germline") ? 0.5 : shed / 2;
            results.add(found(writing, driver, expected, draw));
        }
        for (var one : escaped) {
            results.add(found(writing, one, shed / 2 * draw.between(0.15, 0.9), draw));
        }
        Tumours.report(dossier, sample, day, results);
    }

    private static ObjectNode found(Alterations writing, Row row, double expected, Draw draw) {
        var depth = draw.between(1500, 6000);
        return writing.found(row, Tumours.read(expected, depth, draw), depth, draw.between(6, 15));
    }
}

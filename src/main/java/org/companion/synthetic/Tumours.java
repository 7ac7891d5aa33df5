package org.companion.synthetic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Draws who has which tumour, what drives it and what is measured in its first sample; the rest is its {@link Course}. */
final class Tumours {
    private static final int LONGEST_DAYS = 1800;

    private final List<Row> ages = Table.read("ages.csv");
    private final List<Row> tumours = Table.read("tumours.csv");
    private final List<Row> alterations = Table.read("alterations.csv");
    private final Course courses;
    private final Answers answers;
    private final Measurements measurements;
    private final long seed;
    private final LocalDate today;

    Tumours(long seed, LocalDate today, Answers answers, Measurements measurements) {
        this.seed = seed;
        this.today = today;
        this.answers = answers;
        this.measurements = measurements;
        this.courses = new Course(today);
    }

    void add(Dossier dossier) {
        var person = dossier.person();
        var draw = Draw.of(seed, person.id(), "tumour");
        var band = person.fitting(ages, today).stream().findFirst();
        if (draw.happens(band.map(row -> row.number("tumour")).orElse(0.0))) {
            var tumour = draw.weighted(tumours, row -> row.number(person.female() ? "female" : "male"));
            var found = person.ago(draw.between(20, LONGEST_DAYS), today);
            add(dossier, tumour, found, draw);
        }
    }

    private void add(Dossier dossier, Row tumour, LocalDate diagnosed, Draw draw) {
        var text = tumour.text("text");
        Conditions.condition(dossier, tumour.text("icd10"), text, text, diagnosed);
        var specimen = specimen(dossier, tumour.text("specimen"), diagnosed);
        var sample = Dossier.reference(specimen);
        var name = tumour.text("tumour");
        var own = alterations.stream()
                .filter(row -> row.text("tumour").equals(name))
                .toList();
        var drivers = drivers(dossier.person(), own);
        var purity = draw.between(0.2, 0.85);
        var results = new ArrayList<ObjectNode>();
        var writing = new Alterations(dossier, sample, diagnosed);
        for (var driver : drivers) {
            var expected = driver.text("kind").equals("germline") ? 0.5 : purity / 2;
            var depth = draw.between(250, 1500);
            results.add(writing.found(driver, read(expected, depth, draw), depth, draw.between(6, 25)));
        }
        results.addAll(absent(writing, own, drivers));
        report(dossier, sample, diagnosed, results);
        var given = answers.ofTumour(dossier, name, diagnosed, sample);
        measurements.ofTumour(dossier, name, diagnosed, sample, given);
        courses.add(dossier, name, drivers, diagnosed, draw);
    }

    /** One of each group of alterations at most. */
    private List<Row> drivers(Person person, List<Row> own) {
        var drivers = new ArrayList<Row>();
        Table.grouped(own, "group")
                .forEach((group, rows) -> Draw.of(seed, person.id(), "alteration " + group)
                        .one(person.fitting(rows, today), Row::share)
                        .ifPresent(drivers::add));
        return drivers;
    }

    /** Each gene that the laboratory looks at in such a tumour, in each way in which nothing was found. */
    private static List<ObjectNode> absent(Alterations writing, List<Row> own, List<Row> drivers) {
        var told = new HashSet<String>();
        drivers.forEach(row -> told.add(looked(row)));
        return own.stream()
                .filter(row -> told.add(looked(row)))
                .map(writing::absent)
                .toList();
    }

    private static String looked(Row row) {
        return row.text("gene") + " " + row.text("kind");
    }

    /** The part of the reads that shows a change which this part of the molecules carries. */
    static double read(double expected, int depth, Draw draw) {
        var spread = StrictMath.sqrt(expected * (1 - expected) / depth);
        return Math.min(0.99, Math.max(0.002, expected + spread * draw.normal()));
    }

    static ObjectNode specimen(Dossier dossier, String type, LocalDate day) {
        var json = dossier.about("Specimen");
        json.set("type", Dossier.concept("", "", "", type));
        json.putObject("collection").put("collectedDateTime", day.toString());
        return json;
    }

    static void report(Dossier dossier, String specimen, LocalDate day, List<ObjectNode> results) {
        var json = dossier.about("DiagnosticReport");
        json.put("status", "final");
        json.putArray("category")
                .add(Dossier.concept("http://terminology.hl7.org/CodeSystem/v2-0074", "GE", "Genetics", ""));
        json.set("code", Dossier.concept(Dossier.LOINC, "51969-4", "Genetic analysis report", ""));
        json.put("effectiveDateTime", day.toString());
        json.putArray("specimen").addObject().put("reference", specimen);
        results.forEach(result -> json.withArray("result").addObject().put("reference", Dossier.reference(result)));
    }
}

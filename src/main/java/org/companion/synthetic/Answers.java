package org.companion.synthetic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws questions with one of several answers: habits, germs, serology, markers of tumours. */
final class Answers {
    private final List<Row> answers = Table.read("answers.csv");
    private final long seed;
    private final Panels panels;

    Answers(long seed, Panels panels) {
        this.seed = seed;
        this.panels = panels;
    }

    /** What is asked of patients in this panel, where it was asked. */
    void add(Dossier dossier, String panel) {
        var days = panels.days(dossier.person(), panel);
        if (!days.isEmpty()) {
            add(dossier, rows(panel, ""), panel, days.get(0), Optional.empty());
        }
    }

    /** What is asked of tumours of this kind; the answers by question. */
    Map<String, String> ofTumour(Dossier dossier, String tumour, LocalDate day, String specimen) {
        return add(dossier, rows("tumour", tumour), "tumour", day, Optional.of(specimen));
    }

    private List<Row> rows(String panel, String tumour) {
        return answers.stream()
                .filter(row ->
                        row.text("panel").equals(panel) && row.text("tumour").equals(tumour))
                .toList();
    }

    private Map<String, String> add(
            Dossier dossier, List<Row> rows, String panel, LocalDate day, Optional<String> specimen) {
        var given = new LinkedHashMap<String, String>();
        Table.grouped(rows, "name").forEach((name, all) -> {
            var person = dossier.person();
            Draw.of(seed, person.id(), panel + " " + name)
                    .one(person.fitting(all, day), Row::share)
                    .ifPresent(row -> {
                        given.put(name, row.text("answer"));
                        var json = dossier.observation(row.text("category"), question(row), day);
                        json.set(
                                "valueCodeableConcept",
                                Dossier.concept(Dossier.LOINC, row.text("code"), "", row.text("answer")));
                        specimen.ifPresent(one -> json.putObject("specimen").put("reference", one));
                    });
        });
        return given;
    }

    private static ObjectNode question(Row row) {
        var display = row.text("display");
        return Dossier.concept(
                Dossier.LOINC, row.text("loinc"), display, row.text("loinc").isEmpty() ? display : "");
    }
}

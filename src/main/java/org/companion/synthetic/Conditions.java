package org.companion.synthetic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;

/** Draws what a patient suffers from besides tumours, and the drugs that are taken for it. */
final class Conditions {
    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
    private static final String ICD10 = "http://hl7.org/fhir/sid/icd-10-cm";
    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    private static final int LONGEST_DAYS = 3650;

    private final List<Row> conditions = Table.read("conditions.csv");
    private final List<Row> drugs = Table.read("drugs.csv");
    private final long seed;
    private final LocalDate today;

    Conditions(long seed, LocalDate today) {
        this.seed = seed;
        this.today = today;
    }

    void add(Dossier dossier) {
        var person = dossier.person();
        Table.grouped(conditions, "condition").forEach((name, rows) -> {
            var draw = Draw.of(seed, person.id(), "condition " + name);
            draw.one(person.fitting(rows, today), Row::share).ifPresent(row -> {
                var since = person.ago(draw.between(10, LONGEST_DAYS), today);
                condition(dossier, row.text("icd10"), row.text("display"), "", since);
                drugs(dossier, name, since, draw);
            });
        });
    }

    private void drugs(Dossier dossier, String condition, LocalDate since, Draw draw) {
        var own = drugs.stream()
                .filter(row -> row.text("condition").equals(condition))
                .toList();
        Table.grouped(own, "group")
                .values()
                .forEach(group -> draw.one(group, Row::share).ifPresent(drug -> {
                    var json = dossier.about("MedicationRequest");
                    json.put("status", "active").put("intent", "order");
                    json.set("medicationCodeableConcept", drug(drug));
                    json.put("authoredOn", since.toString());
                }));
    }

    static ObjectNode drug(Row row) {
        return Dossier.concept(RXNORM, row.text("rxcui"), row.text("drug"), row.text("drug"));
    }

    static ObjectNode condition(Dossier dossier, String icd10, String display, String text, LocalDate since) {
        var json = dossier.about("Condition");
        json.set("clinicalStatus", Dossier.concept(CLINICAL, "active", "", ""));
        json.set("verificationStatus", Dossier.concept(VERIFICATION, "confirmed", "", ""));
        json.set("code", Dossier.concept(ICD10, icd10, display, text));
        json.put("onsetDateTime", since.toString());
        return json;
    }
}

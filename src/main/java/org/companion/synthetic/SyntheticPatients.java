package org.companion.synthetic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;

/** Makes patients: the same seed, number and day give the same patient, whoever else is made. Safe for many threads. */
public final class SyntheticPatients {
    private static final String IDENTIFIERS = "urn:companion:synthetic-patient";
    private static final String CORE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-";
    private static final String OMB = "urn:oid:2.16.840.1.113883.6.238";
    private static final List<String> MEASURED = List.of("blood count", "chemistry", "lipids", "heart", "coagulation");

    private final long seed;
    private final LocalDate today;
    private final People people = new People();
    private final Germline germline;
    private final Tumours tumours;
    private final Measurements measurements;
    private final Answers answers;
    private final Conditions conditions;

    /** {@code today}: the day that nothing of what is made lies after. */
    public SyntheticPatients(long seed, LocalDate today) {
        this.seed = seed;
        this.today = today;
        var panels = new Panels(seed, today);
        this.germline = new Germline(seed, panels);
        this.measurements = new Measurements(seed, panels);
        this.answers = new Answers(seed, panels);
        this.tumours = new Tumours(seed, today, answers, measurements);
        this.conditions = new Conditions(seed, today);
    }

    /** Who the patient of this number is, from 0. */
    public Person person(long number) {
        return people.person(seed, number, today);
    }

    /** The patient of this number with all that is on file. */
    public List<ObjectNode> patient(long number) {
        var dossier = new Dossier(person(number));
        written(dossier);
        conditions.add(dossier);
        List.of("habits", "diet", "serology", "germs", "rheumatology").forEach(panel -> answers.add(dossier, panel));
        found(dossier);
        return dossier.resources();
    }

    /**
     * What is added to a patient of another generator, who has conditions, drugs and habits already: genes, tumour, counts,
     * germs. {@code ancestry}: a code of the US Core extension for race or ethnicity, or empty.
     */
    public List<ObjectNode> added(String id, boolean female, LocalDate birth, String ancestry) {
        var population = people.population(ancestry, Draw.of(seed, id, "population"));
        var dossier = new Dossier(new Person(id, id + "-syn", female, birth, population));
        List.of("diet", "serology", "germs").forEach(panel -> answers.add(dossier, panel));
        found(dossier);
        return dossier.resources();
    }

    private void found(Dossier dossier) {
        MEASURED.forEach(panel -> measurements.add(dossier, panel));
        germline.add(dossier);
        tumours.add(dossier);
    }

    private void written(Dossier dossier) {
        var person = dossier.person();
        var json = dossier.patient();
        var row = people.population(person.population());
        var ancestry = json.putArray("extension").addObject().put("url", CORE + row.text("system"));
        var parts = ancestry.putArray("extension");
        parts.addObject()
                .put("url", "ombCategory")
                .set("valueCoding", Dossier.coding(OMB, row.text("code"), row.text("ancestry")));
        parts.addObject().put("url", "text").put("valueString", row.text("ancestry"));
        json.putArray("identifier").addObject().put("system", IDENTIFIERS).put("value", person.id());
        json.put("active", true);
        json.putArray("name")
                .addObject()
                .put("family", "Synthetic")
                .putArray("given")
                .add(person.id());
        json.put("gender", person.female() ? "female" : "male");
        json.put("birthDate", person.birth().toString());
    }
}

package org.companion.fhir;

import java.util.List;
import java.util.Map;
import org.companion.advice.Grounds;
import org.companion.advice.TrialMatch;
import org.companion.chart.PatientId;
import org.companion.knowledge.KnowledgeBase;
import org.companion.knowledge.Trial;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;

/** Writes which trials fit a patient, and which patients fit a trial, as Parameters. */
public final class TrialWriter {
    private final KnowledgeBase knowledge;

    public TrialWriter(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    /** The trials of one patient, one {@code match} each. */
    public Parameters ofPatient(List<TrialMatch> matches) {
        var answer = new Parameters();
        matches.forEach(match -> {
            var part = answer.addParameter().setName("match");
            trial(match, part);
            grounds(match, part);
        });
        packs(answer);
        return answer;
    }

    /** The patients of one trial, one {@code match} for each arm that a patient fits. */
    public Parameters ofTrial(Map<PatientId, List<TrialMatch>> matches) {
        var answer = new Parameters();
        matches.forEach((patient, fitting) -> fitting.forEach(match -> {
            var part = answer.addParameter().setName("match");
            part.addPart().setName("patient").setValue(new Reference(patient.reference()));
            trial(match, part);
            grounds(match, part);
        }));
        packs(answer);
        return answer;
    }

    private static void trial(TrialMatch match, ParametersParameterComponent into) {
        var trial = match.trial();
        text(into, "id", trial.id());
        into.addPart().setName("trial").setValue(new UriType(trial.address()));
        text(into, "title", trial.title());
        into.addPart().setName("status").setValue(new CodeType(match.status().code()));
        into.addPart().setName("statusDate").setValue(new DateType(trial.seen().toString()));
        trial.drugs().forEach(drug -> text(into, "drug", drug));
    }

    private static void grounds(TrialMatch match, ParametersParameterComponent into) {
        match.grounds().forEach(grounds -> into.addPart().setName("finding").setValue(finding(grounds)));
        match.open().forEach(open -> text(into, "open", open));
    }

    private static Type finding(Grounds grounds) {
        return grounds.reference()
                .<Type>map(reference -> new Reference(reference).setDisplay(grounds.words()))
                .orElseGet(() -> new StringType(grounds.words()));
    }

    private void packs(Parameters answer) {
        knowledge.trials().stream()
                .map(Trial::id)
                .flatMap(id -> knowledge.packOf(id).stream())
                .distinct()
                .forEach(pack -> {
                    var part = answer.addParameter().setName("knowledge");
                    text(part, "pack", pack.id());
                    text(part, "version", pack.version());
                });
    }

    private static void text(ParametersParameterComponent part, String name, String value) {
        part.addPart().setName(name).setValue(new StringType(value));
    }
}

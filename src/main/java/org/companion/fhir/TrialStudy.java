package org.companion.fhir;

import org.companion.knowledge.Disease;
import org.companion.knowledge.Trial;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactDetail;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.ResearchStudy;
import org.hl7.fhir.r4.model.ResearchStudy.ResearchStudyStatus;

/** Writes a trial of the packs as a ResearchStudy. */
public final class TrialStudy {
    private static final String RECRUITMENT = "https://companion.example/fhir/StructureDefinition/recruitment";
    private static final String STATUS = "https://companion.example/fhir/CodeSystem/recruitment";
    private static final String REGISTRY = "https://clinicaltrials.gov";
    private static final String DISEASES = "https://disease-ontology.org";

    private TrialStudy() {}

    /** The id of the trial's resource: that of the trial, in letters that FHIR allows. */
    public static String id(String trial) {
        return trial.replace(':', '-');
    }

    public static ResearchStudy of(Trial trial) {
        var study = new ResearchStudy();
        study.setId(id(trial.id()));
        study.addIdentifier().setSystem(REGISTRY).setValue(trial.registry());
        study.setTitle(trial.title());
        study.setStatus(status(trial));
        study.addExtension(recruitment(trial));
        trial.partOf().ifPresent(parent -> study.addPartOf(new Reference("ResearchStudy/" + id(parent))));
        trial.tumours().stream()
                .map(Disease::id)
                .sorted()
                .forEach(disease -> study.addCondition(disease(trial, disease)));
        trial.drugs().forEach(drug -> study.addFocus(new CodeableConcept().setText(drug)));
        study.addRelatedArtifact()
                .setType(RelatedArtifact.RelatedArtifactType.DOCUMENTATION)
                .setUrl(trial.because().url());
        trial.because()
                .paper()
                .ifPresent(paper -> study.addRelatedArtifact()
                        .setType(RelatedArtifact.RelatedArtifactType.CITATION)
                        .setUrl(paper));
        study.addContact(new ContactDetail().setName(trial.because().source()));
        return study;
    }

    /** FHIR has no word for a trial of which it is not known whether it takes patients; the extension says it. */
    private static ResearchStudyStatus status(Trial trial) {
        return switch (trial.status()) {
            case OPEN, UNKNOWN -> ResearchStudyStatus.ACTIVE;
            case CLOSED -> ResearchStudyStatus.CLOSEDTOACCRUAL;
        };
    }

    private static Extension recruitment(Trial trial) {
        var extension = new Extension(RECRUITMENT);
        extension.addExtension(new Extension(
                "status", new Coding().setSystem(STATUS).setCode(trial.status().code())));
        extension.addExtension(new Extension("seen", new DateType(trial.seen().toString())));
        return extension;
    }

    private static CodeableConcept disease(Trial trial, String id) {
        var name = trial.tumours().stream()
                .filter(one -> one.id().equals(id))
                .map(Disease::name)
                .findFirst()
                .orElse("");
        return new CodeableConcept(new Coding(DISEASES, id, name));
    }
}

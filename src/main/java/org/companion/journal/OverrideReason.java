package org.companion.journal;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why a clinician does not follow a card: those of HL7's Non-Adherence Reason Codes (CDS Hooks 3.0 ballot) that fit
 * advice about a drug, the commonest first.
 */
public enum OverrideReason {
    DONE_WITHOUT_HARM(
            "action-performed-no-adverse-effect", "Intended action was performed previously without adverse effect"),
    RISK_AND_BENEFIT("risk-benefit-ratio", "Recipient assessment of risk/benefit ratio"),
    CONTRAINDICATION("patient-contraindication", "Patient has contraindication to recommended action"),
    EXPERT("expert-contradicts", "Advice from expert contradicts the recommended action"),
    EVIDENCE("does-not-align-latest-evidence", "Recommended action does not align with the latest evidence"),
    RISK_MITIGATED("mitigate-risk-negative-outcome", "Action taken to mitigate risk of negative outcome"),
    DONE_ALREADY("action-completed", "Recommended action was already completed"),
    MORE_TO_KNOW(
            "need-more-info",
            "Could not address recommended action due to need for more information/pending results/pending consult"),
    NOT_AVAILABLE("service-not-available", "Treatment or service is not practically available"),
    COST("too-costly-uncovered", "Recommended action is too costly or not covered by insurance"),
    REFUSED("patient-refuses", "Patient refuses/declines (no context given)*");

    /** The code system of these codes. */
    public static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes";

    private final String code;
    private final String display;

    OverrideReason(String code, String display) {
        this.code = code;
        this.display = display;
    }

    public String code() {
        return code;
    }

    /** As the code system has it. */
    public String display() {
        return display;
    }

    /** The reason with this code. */
    public static Optional<OverrideReason> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}

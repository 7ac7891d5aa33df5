package org.companion.testing;

import static org.companion.testing.Fhir.bundle;

/** Bodies of hook calls, with single quotes. */
public final class Calls {
    public static final String CLOPIDOGREL = "'medicationCodeableConcept':{'coding':["
            + "{'system':'http://www.nlm.nih.gov/research/umls/rxnorm','code':'309362'}]}";

    private Calls() {}

    /** A MedicationRequest of patient 1. */
    public static String draft(String id, String members) {
        return "{'resourceType':'MedicationRequest','id':'" + id + "','status':'draft','intent':'order',"
                + "'subject':{'reference':'Patient/1'}," + members + "}";
    }

    /** A call of order-sign for patient 1; {@code prefetch} is an object, or null. */
    public static String sign(String prefetch, String... drafts) {
        return "{'hook':'order-sign','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea',"
                + "'context':{'userId':'Practitioner/1','patientId':'1','encounterId':'89','draftOrders':"
                + bundle(drafts)
                + "},'prefetch':" + prefetch + "}";
    }

    public static String select(String selections, String... drafts) {
        return sign("null", drafts)
                .replace("'order-sign'", "'order-select'")
                .replace("'userId'", "'selections':" + selections + ",'userId'");
    }
}

package org.companion.delivery;

/**
 * Why a payload is not taken.
 *
 * @param code {@code AE}: it may be sent again once it or something here is put right; {@code AR}: never as it is
 * @param where the place in the payload, such as {@code OBX[3]-5}, or empty
 * @param why in words, without anything of the patient
 */
public record Refusal(Code code, Reason reason, String where, String why) implements Content {
    /** It may be sent again once something is put right. */
    public static Refusal error(Reason reason, String where, String why) {
        return new Refusal(Code.AE, reason, where, why);
    }

    /** It is never taken as it is. */
    public static Refusal never(Reason reason, String where, String why) {
        return new Refusal(Code.AR, reason, where, why);
    }

    /** HL7 table 0008. */
    public enum Code {
        AA,
        AE,
        AR
    }

    /** HL7 table 0357. */
    public enum Reason {
        SEGMENT_SEQUENCE(100, "Segment sequence error"),
        FIELD_MISSING(101, "Required field missing"),
        DATA_TYPE(102, "Data type error"),
        NOT_IN_TABLE(103, "Table value not found"),
        MESSAGE_TYPE(200, "Unsupported message type"),
        EVENT(201, "Unsupported event code"),
        PROCESSING_ID(202, "Unsupported processing id"),
        VERSION(203, "Unsupported version id"),
        UNKNOWN_KEY(204, "Unknown key identifier"),
        DUPLICATE_KEY(205, "Duplicate key identifier"),
        LOCKED(206, "Application record locked"),
        INTERNAL(207, "Application internal error");

        private final int number;
        private final String text;

        Reason(int number, String text) {
            this.number = number;
            this.text = text;
        }

        public int number() {
            return number;
        }

        /** As the table has it. */
        public String text() {
            return text;
        }
    }
}

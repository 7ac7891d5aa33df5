package org.companion.advice;

import org.companion.knowledge.Ingredient;

/** Something the advisor would have to know about a drug and does not: {@code need} is a gene, marker or test. */
public record Unknown(Ingredient drug, String need, Reason reason) {
    /** Why it is not known. */
    public enum Reason {
        NOT_TESTED("not-tested"),
        NO_CALL("no-call"),
        CONFLICTING("conflicting"),
        UNREADABLE("unreadable"),
        UNIT("unit");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}

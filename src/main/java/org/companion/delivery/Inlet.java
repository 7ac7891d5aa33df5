package org.companion.delivery;

/** The way into the house for payloads of any format and by any mouth. */
public interface Inlet {
    /** Takes a payload; when the call returns it is on disk, with its answer. */
    Receipt take(Payload payload);

    /**
     * What became of a payload.
     *
     * @param entry as it stands in the inbox
     * @param content what it was understood to say
     * @param repeated whether the same payload had come before, and this is what was answered then
     */
    record Receipt(Entry entry, Content content, boolean repeated) {
        /** Whether another message came under the same number. */
        public boolean isDuplicate() {
            return content instanceof Refusal refusal && refusal.reason() == Refusal.Reason.DUPLICATE_KEY;
        }
    }
}

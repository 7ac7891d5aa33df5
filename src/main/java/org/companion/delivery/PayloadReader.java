package org.companion.delivery;

/** Reads one format. Known by content, not by name: labels lie. */
public interface PayloadReader {
    /** Name of the format, such as {@code hl7v2}. */
    String format();

    /** Whether the payload is of this format. {@code head} are its first characters, at most 4,096, stripped. */
    boolean accepts(String head);

    /** Reads it; what cannot be understood is a {@link Refusal}. */
    Opened read(Payload payload);
}

package org.companion.delivery;

/** A document that came with a report, such as a PDF. */
public record Document(String title, String contentType, byte[] content) {
    public Document {
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }
}

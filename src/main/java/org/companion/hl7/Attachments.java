package org.companion.hl7;

import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.companion.delivery.Document;

/**
 * What lies in OBX-5 as a document: a PDF, a FHIR Bundle, an address. Known by its content; labels and the type in OBX-2
 * are often wrong.
 */
final class Attachments {
    private static final int SHORTEST = 16;

    private final List<Document> documents = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    private Optional<byte[]> fhir = Optional.empty();

    /** Takes the row if it holds a document or an address. */
    boolean take(Segment obx, int number) {
        var type = Segments.each(obx, 5).findFirst();
        if (type.isEmpty()) {
            return false;
        }
        var kind = Segments.text(obx, 2).orElse("").toUpperCase(Locale.ROOT);
        if (kind.equals("RP")) {
            Segments.text(type.get(), 1, 1)
                    .ifPresentOrElse(links::add, () -> unread.add("OBX[" + number + "] names no address"));
            return true;
        }
        var encoded = Segments.text(type.get(), 4, 1).orElse("");
        if (!kind.equals("ED") && !encoded.equalsIgnoreCase("Base64")) {
            return false;
        }
        var data = Segments.text(type.get(), 5, 1).orElse("");
        if (encoded.equalsIgnoreCase("A")) {
            keep(obx, type.get(), data.getBytes(StandardCharsets.UTF_8));
            return true;
        }
        try {
            keep(obx, type.get(), Base64.getMimeDecoder().decode(data));
        } catch (IllegalArgumentException broken) {
            unread.add("OBX[" + number + "] holds a document that is no readable Base64");
        }
        return true;
    }

    private void keep(Segment obx, Type type, byte[] content) {
        if (content.length < SHORTEST) {
            unread.add("a document in OBX-5 is empty");
            return;
        }
        var contentType = contentType(content, type);
        if (contentType.equals("application/fhir+json") || contentType.equals("application/fhir+xml")) {
            fhir = Optional.of(content);
        }
        documents.add(new Document(
                Segments.text(obx, 3, 2).or(() -> Segments.text(obx, 3)).orElse("Report"), contentType, content));
    }

    private static String contentType(byte[] content, Type type) {
        var head = new String(content, 0, Math.min(content.length, 512), StandardCharsets.UTF_8).strip();
        if (head.startsWith("%PDF")) {
            return "application/pdf";
        }
        if (head.startsWith("{") && head.contains("\"resourceType\"")) {
            return "application/fhir+json";
        }
        if (head.startsWith("{\\rtf")) {
            return "text/rtf";
        }
        var told = Segments.components(type, 3).get(2);
        return told.matches("(?i)[a-z]+/[a-z0-9.+-]+") && !told.equalsIgnoreCase("application/pdf")
                ? told.toLowerCase(Locale.ROOT)
                : "application/octet-stream";
    }

    List<Document> documents() {
        return documents;
    }

    List<String> links() {
        return links;
    }

    List<String> unread() {
        return unread;
    }

    /** The FHIR that came within, where some did. */
    Optional<byte[]> fhir() {
        return fhir;
    }
}

package org.companion.cdshooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of what a card was drawn from, in hexadecimal. */
final class Digests {
    /** What makes an order another order: the drug, how it is given, and what for. */
    private static final List<String> OF_ORDER = List.of(
            "medicationCodeableConcept",
            "medicationReference",
            "contained",
            "dosageInstruction",
            "dispenseRequest",
            "reasonCode",
            "reasonReference");

    private Digests() {}

    /** Of the order as it stands; of its drug where there is no draft. */
    static String ofOrder(Note note) {
        return note.draft()
                .map(draft -> of(((ObjectNode) draft.json().deepCopy())
                        .retain(OF_ORDER)
                        .toString()
                        .getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> of(note.lead().drug().name().getBytes(StandardCharsets.UTF_8)));
    }

    /** Of the request as it came and of the findings behind the note. */
    static String ofInputs(byte[] body, Note note) {
        var digest = sha256();
        digest.update(body);
        note.all().forEach(advice -> digest.update(advice.grounds().toString().getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}

package org.companion.delivery;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * Bytes as they came in.
 *
 * @param mouth by which door, such as {@code mllp}
 * @param told what the sender said beside the payload, by name: {@code subject}, {@code assembly}, {@code facility},
 *     {@code id} and what else a format asks for
 */
public record Payload(byte[] bytes, String mouth, Map<String, String> told) {
    public Payload {
        told = Map.copyOf(told);
    }

    /** SHA-256 of the bytes, in hexadecimal. */
    public String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}

package org.companion.delivery;

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
}

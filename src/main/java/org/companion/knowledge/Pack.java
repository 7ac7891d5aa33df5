package org.companion.knowledge;

/** A knowledge pack as it was loaded. {@code hash} is the SHA-256 of its files, in hexadecimal. */
public record Pack(String id, String title, String version, String source, String licence, String hash) {}

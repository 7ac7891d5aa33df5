package org.companion.knowledge;

/**
 * A knowledge pack as it was loaded.
 *
 * @param hash the SHA-256 of its files, in hexadecimal
 * @param quietUntilConfirmed whether what rests on a recalled reference is said as information, until a site has looked
 *     the reference up
 */
public record Pack(
        String id,
        String title,
        String version,
        String source,
        String licence,
        String hash,
        boolean quietUntilConfirmed) {
    /** A pack that says everything as loudly as its statements ask. */
    public Pack(String id, String title, String version, String source, String licence, String hash) {
        this(id, title, version, source, licence, hash, false);
    }
}

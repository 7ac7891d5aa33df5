package org.companion.bulk;

/**
 * A file that a job writes, as far as it has been recorded.
 *
 * @param type what its lines are; empty for a file that is not for the caller
 */
record Written(String name, String type, long lines, long length) {
    static Written none(String name, String type) {
        return new Written(name, type, 0, 0);
    }

    Written and(long bytes) {
        return new Written(name, type, lines + 1, length + bytes);
    }
}

package org.companion.bulk;

import java.util.Optional;

/**
 * A file that an import reads, with how far it has been read.
 *
 * @param name an address inside the folder of imports, or of a file of the job itself
 * @param type what its lines must be, where the caller has said so
 * @param size how many bytes of it are read
 * @param modified when it was last changed, in milliseconds; what has changed since is not read further
 * @param position the byte that is read next
 * @param line the lines before it
 */
record Input(
        int number,
        Origin origin,
        String name,
        Optional<String> type,
        long size,
        long modified,
        long position,
        long line,
        long written,
        long refused,
        boolean isRead) {

    enum Origin {
        FOLDER,
        BODY,
        /** Lines of the other inputs that wait for what they refer to. */
        LATER
    }

    static Input unread(int number, Origin origin, String name, Optional<String> type, long size, long modified) {
        return new Input(number, origin, name, type, size, modified, 0, 0, 0, 0, false);
    }

    Input numbered(int other) {
        return new Input(other, origin, name, type, size, modified, position, line, written, refused, isRead);
    }

    Input readTo(long end, long lines) {
        return new Input(number, origin, name, type, size, modified, end, lines, written, refused, end >= size);
    }
}

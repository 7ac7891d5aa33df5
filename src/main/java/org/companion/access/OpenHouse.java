package org.companion.access;

/** The start is refused: the server would answer other machines without asking who they are. */
final class OpenHouse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OpenHouse(String message) {
        super(message);
    }
}

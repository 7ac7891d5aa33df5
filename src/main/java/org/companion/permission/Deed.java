package org.companion.permission;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What can be done to resources, in the order of the letters of a SMART scope ({@code cruds}). */
public enum Deed {
    CREATE('c'),
    READ('r'),
    UPDATE('u'),
    DELETE('d'),
    SEARCH('s');

    private final char letter;

    Deed(char letter) {
        this.letter = letter;
    }

    boolean isLooking() {
        return this == READ || this == SEARCH;
    }

    /** The deeds of a scope's last part: of version 1 ({@code read}, {@code write}, {@code *}) or of version 2. */
    static Optional<Set<Deed>> named(String text) {
        return switch (text) {
            case "read" -> Optional.of(EnumSet.of(READ, SEARCH));
            case "write" -> Optional.of(EnumSet.of(CREATE, UPDATE, DELETE));
            case "*" -> Optional.of(EnumSet.allOf(Deed.class));
            default -> lettered(text);
        };
    }

    /** The letters have to stand in their order, each once. */
    private static Optional<Set<Deed>> lettered(String text) {
        var found = EnumSet.noneOf(Deed.class);
        var at = 0;
        for (var deed : values()) {
            if (at < text.length() && text.charAt(at) == deed.letter) {
                found.add(deed);
                at++;
            }
        }
        return at == text.length() && at > 0 ? Optional.of(found) : Optional.empty();
    }
}

package org.companion.cdshooks;

import java.util.List;

/**
 * What came of a call, before it is drawn.
 *
 * @param notes what cards are to say, the most urgent first
 * @param unread what could not be read and is named
 * @param overview what is known of the patient whatever is ordered; empty where nothing is, or nobody asked
 * @param data what it rests on
 */
record Hearing(List<Note> notes, List<Unread> unread, Overview.Told overview, AtHand data) {
    Hearing {
        notes = List.copyOf(notes);
        unread = List.copyOf(unread);
    }
}

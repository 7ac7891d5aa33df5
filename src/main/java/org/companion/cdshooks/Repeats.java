package org.companion.cdshooks;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.companion.journal.Journal;
import org.companion.journal.Journal.Seen;
import org.companion.knowledge.Indicator;

/**
 * Leaves out what need not be said again. A missing test is asked for on one day and then for a time no more; on that
 * day it stays, since EHRs call again while an order is edited. A test that a label demands is asked for every time.
 */
final class Repeats {
    /** An order is signed within this time of being chosen. */
    private static final Duration CHOSEN = Duration.ofHours(12);

    private final HooksSettings settings;
    private final Journal journal;
    private final Clock clock;

    Repeats(HooksSettings settings, Journal journal, Clock clock) {
        this.settings = settings;
        this.journal = journal;
        this.clock = clock;
    }

    List<Note> leftOut(List<Note> notes, HookRequest request) {
        var told = notes.stream().filter(note -> !isTestTooMany(note, request)).toList();
        return settings.oncePerOrder() && request.hook() == Hook.ORDER_SIGN ? notSeen(told, request) : told;
    }

    private boolean isTestTooMany(Note note, HookRequest request) {
        if (!note.isTest()) {
            return false;
        }
        if (!settings.tests()) {
            return true;
        }
        if (note.indicator() != Indicator.INFO || settings.testsAgainAfter().isZero()) {
            return false;
        }
        var today = LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant();
        return journal.topicsShown(
                        request.context().patient().value(),
                        note.lead().drug().name(),
                        today.minus(settings.testsAgainAfter()),
                        today)
                .contains(note.topic());
    }

    private List<Note> notSeen(List<Note> notes, HookRequest request) {
        var user = request.context().user();
        if (user.isEmpty() || notes.isEmpty()) {
            return notes;
        }
        Set<Seen> seen = journal.seenBy(
                user.get(),
                request.context().patient().value(),
                Hook.ORDER_SELECT.service(),
                clock.instant().minus(CHOSEN));
        return notes.stream()
                .filter(note -> !seen.contains(new Seen(note.topic(), Digests.ofOrder(note))))
                .toList();
    }
}

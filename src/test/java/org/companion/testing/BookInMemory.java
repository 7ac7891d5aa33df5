package org.companion.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.companion.journal.Journal;
import org.companion.journal.Look;
import org.companion.journal.Seal;
import org.companion.journal.ShownCard;

/** A journal that is gone with the test. */
public final class BookInMemory implements Journal {
    private record Entry(Look look, List<ShownCard> cards) {}

    private final List<Entry> entries = new ArrayList<>();

    @Override
    public Checked check() {
        return new Checked(0, Seal.NONE, Optional.empty());
    }

    @Override
    public void note(Look look, List<ShownCard> cards) {
        entries.add(new Entry(look, cards));
    }

    @Override
    public Set<String> topicsShown(String patient, String drug, Instant from, Instant until) {
        return entries.stream()
                .filter(entry -> entry.look().patient().filter(patient::equals).isPresent())
                .filter(entry ->
                        !entry.look().at().isBefore(from) && entry.look().at().isBefore(until))
                .flatMap(entry -> entry.cards().stream())
                .filter(card -> card.drug().equals(drug))
                .map(ShownCard::topic)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<Seen> seenBy(String user, String patient, String service, Instant from) {
        return entries.stream()
                .filter(entry -> entry.look().user().filter(user::equals).isPresent()
                        && entry.look().patient().filter(patient::equals).isPresent()
                        && entry.look().service().equals(service)
                        && !entry.look().at().isBefore(from))
                .flatMap(entry -> entry.cards().stream())
                .map(card -> new Seen(card.topic(), card.orderDigest()))
                .collect(Collectors.toSet());
    }

    @Override
    public List<Look> looks(Asked asked, int limit) {
        return entries.stream().map(Entry::look).limit(limit).toList();
    }

    public List<ShownCard> cards() {
        return entries.stream().flatMap(entry -> entry.cards().stream()).toList();
    }
}

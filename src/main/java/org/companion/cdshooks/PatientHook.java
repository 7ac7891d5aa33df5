package org.companion.cdshooks;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.advice.Advisor;
import org.companion.advice.Order;
import org.companion.cdshooks.Gathering.Sources;
import org.companion.chart.Chart;
import org.companion.chart.Treatment;
import org.companion.chart.Treatment.State;
import org.companion.knowledge.Category;
import org.companion.knowledge.KnowledgeBase;

/** The hooks that are about a patient: what the results say of the drugs taken now, and which results bear on drugs. */
final class PatientHook {
    private final Advisor advisor;
    private final KnowledgeBase knowledge;
    private final Sources sources;
    private final Clock clock;
    private final Overview overview;

    PatientHook(Advisor advisor, KnowledgeBase knowledge, Sources sources, Overview overview, Clock clock) {
        this.advisor = advisor;
        this.knowledge = knowledge;
        this.sources = sources;
        this.clock = clock;
        this.overview = overview;
    }

    /** What there is to say; refused when the data for it are nowhere. */
    Hearing hear(HookRequest request, Client client) {
        var gathering = new Gathering(sources, request, client);
        gathering.askForAll(Set.of());
        var data = gathering.data();
        if (!data.missing().isEmpty()) {
            throw HookRefused.missingData("the patient is not on file here and "
                    + String.join(" and ", data.missing())
                    + "; send the prefetch that discovery asks for, or a fhirServer that may be called");
        }
        var today = LocalDate.now(clock);
        var taken = data.chart().treatments().stream()
                .filter(treatment -> treatment.state() == State.ACTIVE)
                .map(treatment -> consulted(treatment, data.chart(), today))
                .toList();
        var notes = Note.of(taken).stream().map(Note::quieter).toList();
        return new Hearing(notes, data.doubts(), overview.told(data.chart(), today), data);
    }

    /** Nobody is about to give the drug: that a test was never made is for the next order to say. */
    private Consulted consulted(Treatment treatment, Chart chart, LocalDate today) {
        var order = new Order(
                Optional.of(treatment.source().reference()),
                treatment.drug(),
                knowledge.drugs().recognise(treatment.drug()),
                List.of(),
                Optional.empty(),
                true,
                today);
        var advice = advisor.advise(order, chart).advice().stream()
                .filter(one -> one.category() != Category.TEST_FIRST)
                .toList();
        return new Consulted(Optional.empty(), advice);
    }
}

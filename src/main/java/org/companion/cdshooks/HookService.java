package org.companion.cdshooks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.companion.cdshooks.Cards.Drawn;
import org.companion.permission.Asking;

/** Answers a call from its bytes to its cards, and has it counted and written down, whatever comes of it. */
final class HookService {
    private static final int BROKEN = 500;

    private final OrderHook orders;
    private final PatientHook patients;
    private final Repeats repeats;
    private final Cards cards;
    private final Book book;
    private final HookMetrics metrics;
    private final Optional<String> publicUrl;
    private final Asking asking;

    HookService(
            OrderHook orders,
            PatientHook patients,
            Repeats repeats,
            Cards cards,
            Book book,
            HookMetrics metrics,
            Optional<String> publicUrl,
            Asking asking) {
        this.asking = asking;
        this.orders = orders;
        this.patients = patients;
        this.repeats = repeats;
        this.cards = cards;
        this.book = book;
        this.metrics = metrics;
        this.publicUrl = publicUrl;
    }

    /**
     * The cards of a call.
     *
     * @param address of this server as the call names it; the one in the settings counts more
     */
    List<Drawn> answer(Hook hook, byte[] body, Client client, String address) {
        var call = new Underway(hook, body, client);
        try {
            if (!client.mayCall(hook)) {
                throw HookRefused.forbidden("this client may not call " + hook.service());
            }
            var request = HookRequest.read(HookBody.tree(body), hook);
            call.request = Optional.of(request);
            request.context().user().ifPresent(asking::person);
            var hearing = hook.isAboutPatient() ? patients.hear(request, client) : orders.hear(request, client);
            call.requests = hearing.data().requests();
            var told = new Hearing(
                    repeats.leftOut(hearing.notes(), request), hearing.unread(), hearing.overview(), hearing.data());
            var links = new Links(
                    publicUrl.orElse(address),
                    hearing.data().onFile(),
                    client.style().smartApp());
            call.cards = cards.draw(told, request, client, links);
            call.status = 200;
            return call.cards;
        } catch (HookRefused refused) {
            call.status = refused.status();
            throw refused;
        } finally {
            end(call);
        }
    }

    private void end(Underway call) {
        var took = Duration.ofNanos(System.nanoTime() - call.began);
        var service = call.hook.service();
        metrics.called(service, call.status, took);
        metrics.shown(service, call.cards);
        metrics.asked(service, call.requests);
        book.note(new Book.Call(
                call.client, service, call.request, call.body, call.cards, call.status, call.requests, took));
    }

    /** A call as far as it has come. */
    private static final class Underway {
        final Hook hook;
        final byte[] body;
        final Client client;
        final long began = System.nanoTime();
        Optional<HookRequest> request = Optional.empty();
        List<Drawn> cards = List.of();
        int requests;
        int status = BROKEN;

        Underway(Hook hook, byte[] body, Client client) {
            this.hook = hook;
            this.body = body;
            this.client = client;
        }
    }
}
